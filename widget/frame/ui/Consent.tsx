/** Before anything is sent: what the visitor agrees to, and the way for those who do not. */

import { useHere } from "./here";

export function Consent() {
  const { chat, config, t } = useHere();
  return (
    <section class="consent" data-testid="consent">
      <h2>{t.consentTitle}</h2>
      <p>{config.consent}</p>
      {config.privacy && <p><a href={config.privacy} target="_blank" rel="noopener">{t.privacy}</a></p>}
      <button type="button" class="main-button" data-testid="agree" onClick={() => chat.agree(config.consent ?? "")}>{t.consentYes}</button>
      <p class="small">{t.consentNo} <a href={`${t.site}contact#write`} target="_blank" rel="noopener">{t.formInstead}</a></p>
    </section>
  );
}
