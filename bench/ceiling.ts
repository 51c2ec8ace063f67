import { env } from 'cloudflare:workers';
import { Hono } from 'hono';

// What this runtime can do at best: the same framework, answering every request with a constant string of the length
// and media type of the real answer, reading nothing and deciding nothing.
const { LENGTH, TYPE } = env as unknown as { readonly LENGTH: string; readonly TYPE: string };
const constant = 'x'.repeat(Number(LENGTH));
const headers = { 'Content-Type': TYPE };

const app = new Hono();
app.all('*', (c) => c.body(constant, 200, headers));

export default app;
