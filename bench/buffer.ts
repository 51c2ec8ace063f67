import { Buffer as untyped } from 'node:buffer';

/** `Buffer` with its type: the types of Workers declare it as anything. */
export const NodeBuffer = untyped as BufferConstructor;
