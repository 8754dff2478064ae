"""The transformer's encoder (Vaswani et al. 2017), normalising first, as in vision transformers."""

from blocks.activation import GELU
from blocks.attention import MultiheadAttention
from blocks.layer import Block, Net, Value
from blocks.layer_normalization import LayerNorm
from blocks.learned import PositionalEmbedding
from blocks.linear import Linear
from blocks.merging import Add
from blocks.parameters import Float, Int
from blocks.regularization import Dropout

EPSILON = 1e-6  # of the normalisations, as in the authors' code


class TransformerEncoderBlock(Block):
    """Attention among tokens, then two layers on each, both with a shortcut (Dosovitskiy 2021).

    Equations 2 and 3. Attention mixes places, the two layers mix channels. Of T tokens of C
    channels they cost (4 · C² + 2 · T · C) · T and 8 · C² · T operations: attention is dear where
    tokens outnumber channels.
    """

    category = "Transformer"
    aliases = ("vit", "attention", "self-attention", "encoder", "mlp", "feed-forward")

    num_heads: int = Int(8, "heads that attend side by side, C / num_heads channels each", min=1)
    mlp_dim: int = Int(2048, "channels between the two layers, 4 · C in the paper", min=1)
    dropout: float = Float(0.0, "probability to drop a value of a branch", min=0, max=1)
    attention_dropout: float = Float(0.0, "probability to drop an attention weight", min=0, max=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """x + attention(ln_1(x)), then x + mlp(ln_2(x))."""
        (x,) = xs
        y = net.chain(
            x,
            ln_1=LayerNorm(EPSILON),
            self_attention=MultiheadAttention(self.num_heads, self.attention_dropout),
            dropout=Dropout(self.dropout),
        )
        x = net.add("add_1", Add(), y, x)
        y = net.add("ln_2", LayerNorm(EPSILON), x)
        width = x.spec.shape[-1]
        layers = (Linear(self.mlp_dim), GELU(), Dropout(self.dropout), Linear(width))
        y = net.sequence("mlp", y, *layers, Dropout(self.dropout))
        return net.add("add_2", Add(), x, y)

    @property
    def shorthand(self) -> str:
        """8 heads, 2048."""
        return f"{self.num_heads} heads, {self.mlp_dim}"


class TransformerEncoder(Block):
    """Learned places, encoder blocks, a last normalisation (Dosovitskiy 2021, figure 1).

    Without the learned places attention would not know which patch lies where.
    """

    category = "Transformer"
    aliases = ("vit", "attention", "positional embedding")

    num_layers: int = Int(12, "encoder blocks (L)", min=1, max=1000)
    num_heads: int = Int(8, "heads that attend side by side, C / num_heads channels each", min=1)
    mlp_dim: int = Int(2048, "channels between the two layers, 4 · C in the paper", min=1)
    dropout: float = Float(0.0, "probability to drop a value of a branch", min=0, max=1)
    attention_dropout: float = Float(0.0, "probability to drop an attention weight", min=0, max=1)

    def build(self, net: Net, *xs: Value) -> Value:
        """pos_embedding, layers.encoder_layer_0 and so on, ln."""
        names = ("num_heads", "mlp_dim", "dropout", "attention_dropout")
        block = TransformerEncoderBlock(**self.pick(*names))
        x = net.chain(xs[0], pos_embedding=PositionalEmbedding(), dropout=Dropout(self.dropout))
        for number in range(self.num_layers):
            x = net.add(f"layers.encoder_layer_{number}", block, x)
        return net.add("ln", LayerNorm(EPSILON), x)

    @property
    def shorthand(self) -> str:
        """12 layers, 8 heads, 2048."""
        return f"{self.num_layers} layers, {self.num_heads} heads, {self.mlp_dim}"
