import { toLine } from '../overview.ts';
import { isRegression, type AddressChange } from './compare.ts';
import type { Diff } from './diff.ts';
import { toTitle } from './text.ts';
import { describeDocument, groupChanges, toLinePair, verdictWords, type ChangeGroup } from './words.ts';

/** GitHub takes comments of 65,536 characters. */
const sizeLimit = 60_000;

/** A comparison in GitHub Flavored Markdown, what stops working first and the rest folded up. */
export function renderMarkdown(diff: Diff): string {
  const regressions = diff.addresses.flatMap(({ address, clients }) =>
    groupChanges(clients.filter(isRegression)).map((group) => [address, group] as const),
  );
  const head = [
    '### Mail settings',
    '',
    `${regressions.length === 0 ? '' : '⚠️ '}${toTitle(diff, toCode)}.`,
    ...diff.notes.flatMap((note) => ['', toCode(note)]),
  ];
  if (regressions.length > 0) {
    const rows = regressions.map(([address, group]) => renderRow(address, group));
    const [shown, more] = takeWithin(rows, sizeLimit / 2);
    head.push('', '| Address | Client | | Before | Now |', '| --- | --- | --- | --- | --- |', ...shown);
    if (more > 0) head.push('', `${toCount(more, 'more row')} did not fit in here.`);
  }
  const left = diff.leftOut.map(
    ({ id, leftOut }) => `- ${toCode(id)}: ${String(leftOut)} more domains changed, which were not looked at`,
  );
  const used = [...head, ...left].join('\n').length;
  const [sections, more] = takeWithin(diff.addresses.map(renderAddress), sizeLimit - used);
  const note = more === 0 ? [] : ['', `${toCount(more, 'more address')} did not fit in here.`];
  return [...head, ...sections, ...note, ...(left.length === 0 ? [] : ['', ...left])].join('\n');
}

/** As many texts as there is room for, and how many there were more. */
function takeWithin(texts: readonly string[], size: number): readonly [taken: readonly string[], more: number] {
  let used = 0;
  const end = texts.findIndex((text) => (used += text.length + 1) > size);
  return end < 0 ? [texts, 0] : [texts.slice(0, end), texts.length - end];
}

function renderRow(address: string, { clients, verdict, differences }: ChangeGroup): string {
  const [before, after] = (['before', 'after'] as const).map((side) =>
    differences
      .map((difference) => difference[side])
      .filter((text) => text !== undefined)
      .map(toCode)
      .join('<br>'),
  );
  const cells = [toCode(address), toCode(clients), `**${verdictWords[verdict]}**`];
  return `| ${[...cells, before ?? '', after ?? ''].join(' | ')} |`;
}

function renderAddress({ address, before, after, clients, documents }: AddressChange): string {
  const entry = before === after ? '' : ` (entry ${toEntry(before)} → ${toEntry(after)})`;
  const counts = [
    clients.length === 0 ? '' : toCount(clients.length, 'client'),
    documents.length === 0 ? '' : toCount(documents.length, 'document'),
  ].filter((part) => part !== '');
  const rows = groupChanges(clients).flatMap((group) =>
    group.differences.map(
      ({ part, before: was, after: is }) =>
        `| ${[toCode(group.clients), verdictWords[group.verdict], part, toCode(was ?? ''), toCode(is ?? '')].join(' | ')} |`,
    ),
  );
  const files = documents.flatMap((document) => {
    const title = `- ${toCode(describeDocument(document))}`;
    if (document.line === undefined) return [title];
    const [was, is] = toLinePair(document.line).map(toCode);
    return [title, `  line ${String(document.line.number)}: ${was ?? ''} → ${is ?? ''}`];
  });
  return [
    '',
    `<details><summary>${toCode(`${address}${entry}`)}: ${counts.join(', ')}</summary>`,
    ...(rows.length === 0
      ? []
      : ['', '| Client | | Part | Before | Now |', '| --- | --- | --- | --- | --- |', ...rows]),
    ...(files.length === 0 ? [] : ['', ...files]),
    '',
    '</details>',
  ].join('\n');
}

const toEntry = (id: string | null): string => id ?? 'none';
const toCount = (count: number, word: string): string =>
  `${String(count)} ${word}${count === 1 ? '' : word.endsWith('s') ? 'es' : 's'}`;

/**
 * Text of others as code. GitHub looks for people, issues and commits in what was rendered, where a character reference
 * is the sign itself again, but never inside code (html-pipeline, `MentionFilter`). An address becomes a link even
 * there, unless something stands in front of its sign (cmark-gfm, `autolink`).
 */
export const toCode = (text: string): string => {
  const escaped = escapeMarkdown(text);
  return escaped === '' ? '' : `<code>${escaped.replaceAll('&#64;', '<!-- -->&#64;')}</code>`;
};

/**
 * Text that is no markup in Markdown and in HTML and ends no cell of a table: every sign that could mean something
 * becomes a character reference (CommonMark §2.5).
 */
export const escapeMarkdown = (text: string): string =>
  toLine(text)
    .replace(/[\\`*_{}[\]()<>#+!|~@&$:"'=-]/g, (sign) => `&#${String(sign.charCodeAt(0))};`)
    .replace(/\bwww\./gi, 'www&#46;');
