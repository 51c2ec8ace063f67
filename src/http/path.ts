// Beyond ASCII a URL has percent signs, whose digits count in any case.
const capital = /[A-Z]/;

/**
 * The path of a request URL as routes know it: lower case, no doubled slashes, no slash at the end. Clients spell
 * Autodiscover's path in at least five ways, and a redirect would cost them the body of their POST.
 */
export function normalizePath(url: string): string {
  const start = url.indexOf('/', url.indexOf('//') + 2);
  if (start < 0) return '/';
  const query = url.indexOf('?', start);
  const written = url.slice(start, query < 0 ? undefined : query);
  const path = capital.test(written) ? written.toLowerCase() : written;
  if (!path.includes('//') && !path.endsWith('/')) return path;
  return `/${path
    .split('/')
    .filter((segment) => segment !== '')
    .join('/')}`;
}
