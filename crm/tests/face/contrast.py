"""WCAG contrast of colours written in OKLCH."""

import math
import re

type Colour = tuple[float, float, float]

OKLCH = re.compile(r"oklch\((?P<l>[\d.]+)% (?P<c>[\d.]+) (?P<h>[\d.]+)\)")


def parse(text: str) -> Colour:
    """Lightness 0..1, chroma, hue in degrees."""
    found = OKLCH.fullmatch(text.strip())
    if found is None:
        raise ValueError(f"not an opaque OKLCH colour: {text}")
    return float(found["l"]) / 100, float(found["c"]), float(found["h"])


def linear_srgb(colour: Colour) -> Colour:
    """Björn Ottosson's matrices, clipped to what a screen can show."""
    lightness, chroma, hue = colour
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
    medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (lightness - 0.0894841775 * a - 1.2914855480 * b) ** 3
    red = 4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short
    green = -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short
    blue = -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short
    return clip(red), clip(green), clip(blue)


def clip(part: float) -> float:
    return min(1.0, max(0.0, part))


def luminance(colour: Colour) -> float:
    red, green, blue = linear_srgb(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)
