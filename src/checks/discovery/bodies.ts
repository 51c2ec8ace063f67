const outlook = 'http://schemas.microsoft.com/exchange/autodiscover/outlook';
const mobileSync = 'http://schemas.microsoft.com/exchange/autodiscover/mobilesync';

/** MS-OXDSCLI §4.1; the address is not escaped, since clients do not do it either. */
export const outlookRequest = `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="${outlook}/requestschema/2006">
  <Request>
    <EMailAddress>{email}</EMailAddress>
    <AcceptableResponseSchema>${outlook}/responseschema/2006a</AcceptableResponseSchema>
  </Request>
</Autodiscover>`;

/** MS-ASCMD §4.2. */
export const mobileSyncRequest = `<?xml version="1.0" encoding="utf-8"?>
<Autodiscover xmlns="${mobileSync}/requestschema/2006">
  <Request>
    <EMailAddress>{email}</EMailAddress>
    <AcceptableResponseSchema>${mobileSync}/responseschema/2006</AcceptableResponseSchema>
  </Request>
</Autodiscover>`;
