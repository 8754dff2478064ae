"""From whole numbers to learned vectors."""

from typing import ClassVar

from blocks.layer import Layer, Shape
from blocks.lowering import Call, Op, X
from blocks.parameters import Int
from blocks.tensor import TensorSpec


class Embedding(Layer):
    """A learned vector for each word: whole numbers (T,) become tokens T×C (Bengio et al. 2003).

    Weight (num_embeddings, embedding_dim), looked up and not multiplied: no MACs.
    """

    category = "Linear"
    aliases = ("token", "word", "vocabulary", "lookup")
    dtypes: ClassVar[tuple[str, ...]] = ("int64",)

    num_embeddings: int = Int(1000, "size of the vocabulary: the numbers are below it", min=1)
    embedding_dim: int = Int(64, "length of a vector", min=1)

    def infer(self, *xs: TensorSpec) -> TensorSpec:
        """(…, embedding_dim), float32."""
        return TensorSpec((*xs[0].shape, self.embedding_dim))

    def parameters(self, *xs: TensorSpec) -> dict[str, Shape]:
        """Weight (num_embeddings, embedding_dim)."""
        return {"weight": (self.num_embeddings, self.embedding_dim)}

    def macs(self, y: TensorSpec, *xs: TensorSpec) -> int:
        """A table is looked up, nothing is multiplied."""
        return 0

    def torch(self, *xs: TensorSpec) -> Call:
        """nn.Embedding."""
        return Call("nn.Embedding", self.num_embeddings, self.embedding_dim)

    def onnx(self, *xs: TensorSpec) -> Op:
        """Gather."""
        return Op("Gather", "weight", X, axis=0)

    @property
    def shorthand(self) -> str:
        """1000 → 64."""
        return f"{int(self.num_embeddings)} → {int(self.embedding_dim)}"
