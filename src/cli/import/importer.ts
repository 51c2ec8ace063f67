import type { XmlElement } from '../../clients/xml.ts';
import type { HttpsUrl } from '../../core/types.ts';
import type { Options } from '../options.ts';
import type { Note } from './note.ts';
import type { BesideAutoconfig } from './provider.ts';

/**
 * A source of entries. Each says what it found as autoconfig documents, the richest of the formats, so that one set of
 * rules decides about ports, encryption, methods and user names of them all.
 */
export interface Importer {
  /** What stands behind `import` on the command line. */
  readonly name: string;
  /** What stands behind the name, as `<file>`. */
  readonly operand: string;
  /** One line for `--help`. */
  readonly summary: string;
  /** Options of its own. */
  readonly options?: Options;
  /** Which files of a folder are read; without it only a file can be given. */
  readonly folderFiles?: RegExp;
  /** What is read is of today, and no file: `--checked` may be left out. */
  readonly isLive?: boolean;
  /** Reads one file, or what else the operand names; never throws because of what is in it. */
  read(operand: string, context: ImportContext): Promise<ReadSource>;
}

/** What the command line says. */
export interface ImportContext {
  /** The options of the importer by name. */
  readonly values: Readonly<Record<string, unknown>>;
  /** `--origin`. */
  readonly origin: HttpsUrl | undefined;
}

/** What became of a source; the notes are about it as a whole. */
export type ReadSource =
  | { readonly ok: true; readonly drafts: readonly Draft[]; readonly notes?: readonly Note[] }
  | { readonly ok: false; readonly problem: string; readonly notes?: readonly Note[] };

/** One entry before any decision. */
export interface Draft {
  /** The domain or file name that tells it from others, and the id if the document has none that can be used. */
  readonly name: string;
  /** `clientConfig`. */
  readonly root: XmlElement;
  /** Where the document is published, if that is known better than by `--origin`. */
  readonly url?: HttpsUrl | undefined;
  /** Whether the document is published, so that answers may name all its domains. */
  readonly isPublic: boolean;
  readonly beside?: BesideAutoconfig;
  /** What places of the document are called in the source, as `servers[3]` for `incomingServer[2]`. */
  readonly places?: ReadonlyMap<string, string>;
  readonly notes?: readonly Note[];
}
