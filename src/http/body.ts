/** Bytes of a request body; a real Autodiscover request has about 400. */
export const bodyLimitBytes = 16 * 1024;

/**
 * Reads a body up to the limit, counting what comes and trusting no header.
 *
 * @returns `too-large` if there is more, `incomplete` if the sender went away.
 */
export async function readBody(request: Request): Promise<Uint8Array | 'too-large' | 'incomplete'> {
  try {
    return (await readUpToLimit(request)) ?? 'too-large';
  } catch {
    // Runtimes throw this and nothing else here, each in words of its own.
    return 'incomplete';
  }
}

async function readUpToLimit(request: Request): Promise<Uint8Array | undefined> {
  const declared = request.headers.get('content-length');
  if (declared !== null) {
    if (Number(declared) > bodyLimitBytes) {
      await request.body?.cancel();
      return undefined;
    }
    // The server stops a body at its declared length, so this reads no more than that.
    const whole = new Uint8Array(await request.arrayBuffer());
    return whole.length > bodyLimitBytes ? undefined : whole;
  }
  return request.body === null ? new Uint8Array() : readStream(request.body as ReadableStream<Uint8Array>);
}

async function readStream(stream: ReadableStream<Uint8Array>): Promise<Uint8Array | undefined> {
  const reader = stream.getReader();
  const body = new Uint8Array(bodyLimitBytes);
  let length = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return body.subarray(0, length);
    if (length + value.length > bodyLimitBytes) {
      await reader.cancel();
      return undefined;
    }
    body.set(value, length);
    length += value.length;
  }
}
