import { parse, type DefaultTreeAdapterTypes as Tree } from 'parse5';

/** An element of a page, as a parser of browsers (parse5) sees it. */
export type Element = Tree.Element;

const isElement = (node: Tree.Node): node is Element => 'tagName' in node;

/** All elements of a page, in order. */
export function parsePage(text: string): readonly Element[] {
  const found: Element[] = [];
  const visit = (node: Tree.Node): void => {
    if (isElement(node)) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(parse(text));
  return found;
}

/** The value of an attribute; undefined without it. */
export const attribute = ({ attrs }: Element, name: string): string | undefined =>
  attrs.find((candidate) => candidate.name === name)?.value;

/** All text inside of an element, with single blanks. */
export function textOf(element: Element): string {
  let text = '';
  const visit = (node: Tree.Node): void => {
    if ('value' in node) text += node.value;
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(element);
  return text.replace(/\s+/g, ' ').trim();
}

/** What stands in the tables of a page: for each line its label and its values. */
export function readTables(elements: readonly Element[]): readonly (readonly (readonly [string, ...string[]])[])[] {
  return elements
    .filter(({ tagName }) => tagName === 'table')
    .map((table) =>
      parseRows(table).map((row) => {
        const cells = row.childNodes.filter(isElement);
        const [first, ...rest] = cells.map(textOf);
        return [first ?? '', ...rest] as const;
      }),
    );
}

function parseRows(table: Element): readonly Element[] {
  const rows: Element[] = [];
  const visit = (node: Tree.Node): void => {
    if (isElement(node) && node.tagName === 'tr') rows.push(node);
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  visit(table);
  return rows;
}
