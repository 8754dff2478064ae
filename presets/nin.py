"""Network in Network (Lin, Chen, Yan: "Network in network", 2014)."""

from blocks.boundary import Input, Output
from blocks.layer import Net
from blocks.mlp_convolution import MLPConvolution
from blocks.parameters import Bool, Int
from blocks.pooling import AdaptiveAvgPool2d, MaxPool2d
from blocks.reshaping import Flatten
from presets.preset import Preset, Published


class NIN(Preset):
    """Network in Network for ImageNet, with batch normalisation (BN-NIN) or without."""

    family = "nin"
    title = "BN-NIN"
    year = 2013
    paper = "Lin, Chen, Yan, arXiv:1312.4400"
    note = (
        "AlexNet's 58 million weights in linear layers, gone. The last convolution makes one map "
        "a class, and the average of each map is the score: global average pooling, which has "
        "no weights to overfit and shows where the class was seen. Between the large filters "
        "stand 1×1 convolutions, a small network at each pixel. 7.6 million weights are as "
        "accurate as AlexNet's 61, for less than twice its operations. The form with batch "
        "normalisation is the one that Canziani et al. compare (trained by S. Zagoruyko, 2016). "
        "The paper itself tries small images alone (CIFAR, SVHN, MNIST); nin is the same network "
        "without normalisation, not the authors' Caffe model, which pads its first convolution "
        "less."
    )

    batch_norm: bool = Bool(True, "batch normalisation after each convolution")
    classes: int = Int(1000, "number of classes", min=1)

    def build(self, net: Net) -> None:  # type: ignore[override]
        """Four blocks of three convolutions, pooled between; the average of each class's map."""
        bn, pool = self.batch_norm, MaxPool2d(3, 2, 1)
        x = net.chain(
            net.add("input", Input((3, 224, 224))),
            block1=MLPConvolution(96, 96, 11, 4, 5, bn),
            pool1=pool,
            block2=MLPConvolution(256, 256, 5, 1, 2, bn),
            pool2=pool,
            block3=MLPConvolution(384, 384, 3, 1, 1, bn),
            pool3=pool,
            block4=MLPConvolution(1024, self.classes, 3, 1, 1, bn),
            avgpool=AdaptiveAvgPool2d(1),
            flatten=Flatten(),
        )
        net.add("output", Output(), x)

    @classmethod
    def variants(cls) -> dict[str, Preset]:
        """nin, bn_nin."""
        return {"nin": cls(batch_norm=False), "bn_nin": cls()}

    @property
    def name(self) -> str:
        """BN-NIN."""
        return self.title if self.batch_norm else "NIN"

    @property
    def published(self) -> Published | None:
        """Counted from the printed network of the trained weights."""
        if self.classes != 1000:
            return None
        parameters = 7_605_688 if self.batch_norm else 7_595_176
        return Published(parameters, 1.258, "the layers of Zagoruyko's BN-NIN, counted")
