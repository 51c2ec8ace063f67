import { sha256 } from '../formats/sha.ts';
import type { Document } from '../formats/format.ts';
import { findAccentStyle } from './accent.ts';
import { icon } from './icon.ts';
import { script } from './script.ts';
import { style } from './style.ts';

/** Eight digits that change with the text, so that it may be kept for ever under its name. */
const toVersion = (text: string): string =>
  (sha256(new TextEncoder().encode(text))[0] >>> 0).toString(16).padStart(8, '0');

/** Where the parts of a page are. */
export const paths = {
  style: `/assets/style-${toVersion(style)}.css`,
  script: `/assets/script-${toVersion(script)}.js`,
  icon: `/assets/icon-${toVersion(icon)}.svg`,
} as const;

const toAsset = (contentType: string, body: string): Document => ({
  status: 200,
  contentType,
  body,
  audience: 'everyone',
});
const css = 'text/css; charset=utf-8';

const assets: ReadonlyMap<string, Document> = new Map([
  [paths.style, toAsset(css, style)],
  [paths.script, toAsset('text/javascript; charset=utf-8', script)],
  [paths.icon, toAsset('image/svg+xml', icon)],
]);

/** A part of a page, by its path. */
export function findAsset(path: string): Document | undefined {
  const accent = assets.get(path) === undefined ? findAccentStyle(path) : undefined;
  return accent === undefined ? assets.get(path) : toAsset(css, accent);
}
