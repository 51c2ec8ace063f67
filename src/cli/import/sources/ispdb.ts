import { basename } from 'node:path';
import { readDocument } from '../document.ts';
import type { Importer } from '../importer.ts';

const published = 'https://github.com/thunderbird/autoconfig/blob/master/ispdb/';

/** Autoconfig documents, versions 1.1 and 1.2, such as those of the ISPDB. */
export const ispdb: Importer = {
  name: 'ispdb',
  operand: '<file or folder>',
  summary: 'autoconfig documents, versions 1.1 and 1.2, such as those of the ISPDB',
  folderFiles: /\.xml$/i,
  async read(path, { origin = published }) {
    const document = await readDocument(path);
    if (!document.ok) return document;
    const file = basename(path);
    return {
      ok: true,
      drafts: [
        {
          name: file.replace(/\.xml$/i, ''),
          root: document.root,
          url: `${origin}${encodeURIComponent(file)}`,
          isPublic: true,
        },
      ],
    };
  },
};
