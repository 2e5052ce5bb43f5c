"""Where the lines of small charts run: points for SVG, from the top left corner."""

from collections.abc import Sequence


def line(shares: Sequence[float], *, width: float, height: float) -> str:
    """A curve of shares from 0 to 1, evenly spaced, as the points of a polyline."""
    last = max(len(shares) - 1, 1)
    return " ".join(f"{place * width / last:.1f},{(1 - share) * height:.1f}" for place, share in enumerate(shares))


def bars(pairs: Sequence[Sequence[float]], *, width: float, height: float) -> list[dict[str, float]]:
    """Pairs of figures as two bars each, side by side; all to one scale. Below nothing nothing is drawn."""
    greatest = max((figure for pair in pairs for figure in pair), default=0.0)
    scale = height / greatest if greatest > 0 else 0.0
    step = width / max(len(pairs), 1)
    thick = step * 0.36
    return [
        {
            "x": place * step + step * 0.12, "x2": place * step + step * 0.52, "width": thick,
            "height": max(one, 0.0) * scale, "y": height - max(one, 0.0) * scale,
            "height2": max(other, 0.0) * scale, "y2": height - max(other, 0.0) * scale,
        }
        for place, (one, other) in enumerate(pairs)
    ]  # fmt: skip
