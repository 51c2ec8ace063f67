import { andThen, type Maybe } from '../core/maybe.ts';
import type { Doctor } from '../doctor/doctor.ts';
import { renderText } from '../formats/format.ts';
import { isOverHttp, toFormatRequest, type Handler } from './asked.ts';
import { toLimitKey } from './limit.ts';
import type { PageRouting } from './pages.ts';

const note = { route: '/doctor', format: 'page' };
const noBody = new Uint8Array();
/** Of a header no more than this is looked at. */
const longestHeader = 500;

/** Makes the handler of the doctor, which is loaded when somebody first asks for it. */
export function createDoctorHandler({
  load,
  service,
  plainHttp,
  respond,
}: Omit<PageRouting, 'load'> & { readonly load: () => Maybe<Doctor> }): Handler {
  let doctor: Maybe<Doctor> | undefined;
  const location = `https://${service.host}/doctor`;
  const moved = { ...renderText(307, location), location };

  return (asked) => {
    if (plainHttp === 'refuse' && isOverHttp(asked)) return respond(asked, moved, { ...note, outcome: 'plain-http' });
    const { host, query } = toFormatRequest(asked, 'GET', noBody, 0);
    const read = (name: string): string => (asked.request.headers.get(name) ?? '').slice(0, longestHeader);
    return andThen((doctor ??= load()), (loaded) => {
      doctor = loaded;
      const request = {
        host,
        query,
        accept: read('accept'),
        acceptLanguage: read('accept-language'),
        // Whoever cannot be told apart is counted together.
        key: toLimitKey(asked.address) ?? 'unknown',
      };
      return andThen(loaded.answer(request), ({ document, outcome }) => respond(asked, document, { ...note, outcome }));
    });
  };
}
