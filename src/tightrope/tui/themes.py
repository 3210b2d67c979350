"""Two themes of our own, and the two poles in every theme.

Orange and blue differ in hue and in lightness (2.3 to 1), so that they stay apart for the colour
blind and in grey; neither is brighter on its ground by so much that it would seem the better one.
"""

from textual.theme import Theme

# The poles as fills, and as signs and words on the theme's ground.
DARK_POLES = {
    "together": "#E69F00",
    "space": "#0072B2",
    "together-text": "#E69F00",
    "space-text": "#5AA5DC",
}
LIGHT_POLES = {
    "together": "#B86E00",
    "space": "#0072B2",
    "together-text": "#965A00",
    "space-text": "#00609A",
}

DARK = Theme(
    name="tightrope-dark",
    primary="#8FA3B0",
    secondary="#6F8290",
    accent="#C9B88A",
    warning="#E0B050",
    error="#D98080",
    success="#8FA3B0",
    foreground="#DDE2E6",
    background="#14181C",
    surface="#181D22",
    panel="#232A31",
    dark=True,
    variables={
        **DARK_POLES,
        "border": "#3A444D",
        "border-blurred": "#2C343B",
        "footer-key-foreground": "#C9B88A",
        "input-selection-background": "#6F8290 40%",
    },
)

LIGHT = Theme(
    name="tightrope-light",
    primary="#4A5C68",
    secondary="#7B8B96",
    accent="#7A6420",
    warning="#8A6100",
    error="#A33A3A",
    success="#4A5C68",
    foreground="#20262B",
    background="#FAF8F4",
    surface="#F4F1EB",
    panel="#E8E4DC",
    dark=False,
    variables={
        **LIGHT_POLES,
        "border": "#B8B2A6",
        "border-blurred": "#D5D0C6",
        "footer-key-foreground": "#7A6420",
        "input-selection-background": "#7B8B96 40%",
    },
)


def poles(*, dark: bool) -> dict[str, str]:
    """Return the colours of the two poles for themes that do not name them."""
    return DARK_POLES if dark else LIGHT_POLES
