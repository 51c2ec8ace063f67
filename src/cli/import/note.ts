/** Something of a foreign document that did not come over as it stood there. */
export interface Note {
  /** Which element, as `incomingServer[2]/port`, counted from 1. */
  readonly element: string;
  /** `dropped`: not in the entry. `changed`: said in another way. `guessed`: the document does not say it. */
  readonly action: 'dropped' | 'changed' | 'guessed';
  readonly why: string;
}

/** Takes notes while a document is read. */
export type TakeNote = (element: string, action: Note['action'], why: string) => void;

/** Foreign text for one line on a terminal: quoted, at most 60 characters, nothing that moves the cursor. */
export function quote(text: string): string {
  const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
  return JSON.stringify(short).replace(/[\u007f-\u009f\u2028\u2029\p{Bidi_Control}]/gu, '?');
}
