/**
 * Calls a listener at the first Ctrl-C or SIGTERM; the second one ends the process as if nobody listened.
 *
 * @returns what stops listening.
 */
export function onInterrupt(listener: () => void): () => void {
  const hear = (): void => {
    leave();
    listener();
  };
  const leave = (): void => {
    process.off('SIGINT', hear).off('SIGTERM', hear);
  };
  process.on('SIGINT', hear).on('SIGTERM', hear);
  return leave;
}
