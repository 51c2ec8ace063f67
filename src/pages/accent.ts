/** A colour as three numbers from 0 to 255. */
type Colour = readonly [number, number, number];

/** WCAG 2.2, success criterion 1.4.3. */
const leastContrast = 4.5;
const light: Colour = [255, 255, 255];
const dark: Colour = [26, 31, 37];
const white: Colour = [255, 255, 255];
const black: Colour = [12, 21, 32];

/** Six hexadecimal digits as a colour. */
function parseColour(digits: string): Colour | undefined {
  if (!/^[0-9a-f]{6}$/.test(digits)) return undefined;
  const at = (start: number): number => Number.parseInt(digits.slice(start, start + 2), 16);
  return [at(0), at(2), at(4)];
}

/** Relative luminance (WCAG 2.2, "relative luminance"). */
function luminance(colour: Colour): number {
  const [red, green, blue] = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
}

/** Contrast of two colours (WCAG 2.2, "contrast ratio"), 1 to 21. */
export function contrast(one: Colour, other: Colour): number {
  const [less, more] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (more + 0.05) / (less + 0.05);
}

/** The colour, moved towards another one until it can be read on the ground. */
function moveUntilReadable(colour: Colour, towards: Colour, ground: Colour): Colour {
  for (let share = 0; share <= 1; share += 0.05) {
    const moved = colour.map((value, index) =>
      Math.round(value + ((towards[index] ?? 0) - value) * share),
    ) as unknown as Colour;
    if (contrast(moved, ground) >= leastContrast) return moved;
  }
  return towards;
}

const toText = (colour: Colour): string => `#${colour.map((value) => value.toString(16).padStart(2, '0')).join('')}`;

/** Where the style of a provider's colour is. */
export const toAccentPath = (colour: string): string => `/assets/accent-${colour.slice(1).toLowerCase()}.css`;

/**
 * A style with a provider's colour, changed as far as it takes to be read in light and in dark.
 *
 * @returns undefined for a path that names no colour.
 */
export function findAccentStyle(path: string): string | undefined {
  const colour = parseColour(/^\/assets\/accent-(.*)\.css$/.exec(path)?.[1] ?? '');
  if (colour === undefined) return undefined;
  const inLight = moveUntilReadable(colour, black, light);
  const inDark = moveUntilReadable(colour, white, dark);
  const on = (ground: Colour): string => toText(contrast(white, ground) >= contrast(black, ground) ? white : black);
  return `:root{--accent:${toText(inLight)};--on:${on(inLight)}}
@media (prefers-color-scheme:dark){:root{--accent:${toText(inDark)};--on:${on(inDark)}}}
`;
}
