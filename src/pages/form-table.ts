import { html, type Html } from './html.ts';
import { fillText } from './messages/fill.ts';
import type { Messages } from './messages/types.ts';
import { createRows, type RowOptions, type Value } from './rows.ts';

/** A table of what goes into each field of a form: IMAP and POP3 side by side, and once what is the same for both. */
export function renderFormTable(options: RowOptions): Html {
  const { messages, view, form } = options;
  const rows = createRows(options);
  const sides = [
    { key: 'imap', name: 'IMAP', is: view.imap !== undefined },
    { key: 'pop3', name: 'POP3', is: view.pop3 !== undefined },
  ] as const;
  const columns = sides.filter(({ is }) => is);
  const lang = form?.isEnglish === true ? html` lang="en" dir="ltr"` : '';
  return html`<table>
    <thead>
      <tr>
        <th scope="col">${messages.field}</th>
        ${columns.map(({ name }) => html`<th scope="col">${name}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(({ label, field, imap, pop3 }) => {
        const values = columns.map(({ key }) => (key === 'imap' ? imap : pop3));
        const [first] = values;
        const isSame = values.every((value) => toKey(value) === toKey(first));
        const cells = isSame
          ? [
              html`<td${columns.length > 1 ? html` colspan="${columns.length}"` : ''}>${renderValue(first, label, messages)}</td>`,
            ]
          : values.map(
              (value, index) =>
                // On a narrow screen there is no line above that says which is which.
                html`<td data-for="${columns[index]?.name}">${renderValue(value, label, messages)}</td>`,
            );
        return html`<tr${field === 'outgoingServer' ? html` class="next"` : ''}><th scope="row"${lang}>${label}</th>${cells}</tr>
`;
      })}
    </tbody>
  </table>`;
}

const toKey = (value: Value | undefined): string =>
  value === undefined ? '' : 'type' in value ? `type ${value.type}` : JSON.stringify(value.say);

/** A value to copy, or words. */
export function renderValue(value: Value | undefined, label: string, messages: Messages): Html {
  if (value === undefined) return html`–`;
  if ('say' in value) return html`${value.say}`;
  return html`<code
    dir="ltr"
    data-copy="${fillText(messages.copy, { field: label })}"
    data-copied="${fillText(messages.copied, { field: label })}"
    >${value.shown ?? value.type}</code
  >`;
}
