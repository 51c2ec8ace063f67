import { ttlSeconds, type DnsPlan, type DnsRecord } from '../../checks/dns-record.ts';
import { renderText } from './zone.ts';

/** Body of `POST /zones/<id>/dns_records/batch` of Cloudflare's API (developers.cloudflare.com/api, "Batch DNS Records"). */
export function renderCloudflare({ records }: DnsPlan): string {
  return `${JSON.stringify({ posts: records.map(toPost) }, undefined, 2)}\n`;
}

const toPost = (record: DnsRecord): object => ({
  type: record.type,
  name: record.name,
  ttl: ttlSeconds,
  ...toContent(record),
});

/** What Cloudflare calls the data of a record; a CNAME must not be proxied, or it ends at Cloudflare. */
export function toContent(record: DnsRecord): object {
  switch (record.type) {
    case 'CNAME':
      return { content: record.target, proxied: false };
    case 'SRV': {
      const { priority, weight, port, target } = record;
      return { data: { priority, weight, port, target } };
    }
    case 'TXT':
      return { content: renderText(record.value) };
  }
}
