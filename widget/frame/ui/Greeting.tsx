/** The first thing a visitor sees: what this is, and the four questions asked most. */

import { useHere } from "./here";

export function Greeting() {
  const { chat, config, t } = useHere();
  return (
    <section class="greeting" data-testid="greeting">
      <h2>{t.greeting}</h2>
      <p>{t.greetingMore}</p>
      {config.topics.length > 0 && (
        <>
          <h3>{t.topics}</h3>
          <ul class="topics">
            {config.topics.slice(0, 4).map(({ slug, title }) => (
              <li key={slug}>
                <button type="button" data-testid="topic" onClick={() => chat.say(title)}>{title}</button>
              </li>
            ))}
          </ul>
        </>
      )}
      <p class="small">
        <a href={t.site} target="_blank" rel="noopener">{t.helpCentre}</a>
      </p>
      <p class="small">
        {t.privacyNote} {config.privacy && <a href={config.privacy} target="_blank" rel="noopener">{t.privacy}</a>}
      </p>
    </section>
  );
}
