import { Hono } from 'hono';

// What this runtime can do at best: the same framework, answering every request with a constant and reading nothing.
const app = new Hono();
app.all('*', (c) => c.text('constant'));

export default app;
