// Text that people typed, as text nodes; web addresses become links that cannot reach back.

import { parts, safeHref } from "../core/links";

export function Linked({ text }: { text: string }) {
  return (
    <>
      {parts(text).map((part) => (part.href ? <OutLink href={part.href}>{part.text}</OutLink> : part.text))}
    </>
  );
}

export function OutLink({ href, children }: { href: string; children: preact.ComponentChildren }) {
  const safe = safeHref(href);
  if (!safe) return <>{children}</>;
  return (
    <a href={safe} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
