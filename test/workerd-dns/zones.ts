/** The one URL that the worker may ask. */
export const resolverUrl = 'https://resolver.example.net/dns-query';
