/** After the end: how was it, and what was said, to keep? Writing again, or beginning with a clean sheet, stays possible below. */

import { useState } from "preact/hooks";
import { Ask } from "./Ask";
import { useHere } from "./here";
import { saveTranscript } from "./save_transcript";

const SCORES = [1, 2, 3, 4, 5] as const;

export function Ended() {
  const { chat, t } = useHere();
  const isRated = chat.conversation !== null && chat.memory.rated === chat.conversation.id;
  return (
    <section class="ended" data-testid="ended">
      {isRated ? <p role="status">{t.rateThanks}</p> : <Rating />}
      <Transcript />
    </section>
  );
}

function Transcript() {
  const here = useHere();
  const { chat, config, t } = here;
  const [isAsking, setAsking] = useState(false);
  const [isOnItsWay, setOnItsWay] = useState(false);
  const mail = async (address: string) => {
    const isDone = await chat.acts.mailTranscript(address);
    setOnItsWay(isDone);
    return isDone;
  };
  return (
    <>
      <p class="keep">
        <button type="button" data-testid="save-transcript" onClick={() => void saveTranscript(here)}>{t.transcript}</button>
        {config.mails && !isOnItsWay && <button type="button" data-testid="mail-transcript" onClick={() => setAsking(true)}>{t.mailTranscript}</button>}
      </p>
      {isOnItsWay && <p class="small" role="status" data-testid="transcript-mailed">{t.mailTranscriptDone}</p>}
      {isAsking && (
        <Ask question={t.mailTranscriptAsk} yes={t.send} label={t.mailTranscriptAddress} isAddress fault={t.mailTranscriptFailed} act={mail} done={() => setAsking(false)} />
      )}
    </>
  );
}

function Rating() {
  const { chat, t } = useHere();
  const [score, setScore] = useState(0);
  const [comment, setComment] = useState("");
  const [hasFailed, setFailed] = useState(false);
  const send = async (event: Event) => {
    event.preventDefault();
    setFailed(!(await chat.rate(score, comment.trim())));
  };
  return (
    <form class="rating" onSubmit={(event) => void send(event)}>
      <fieldset>
        <legend>{t.rateAsk}</legend>
        {SCORES.map((each) => (
          <label key={each} class={each === score ? "score chosen" : "score"}>
            <input type="radio" name="score" value={each} checked={each === score} aria-label={`${each}: ${t.scores[each - 1]}`} data-testid={`score-${each}`} onChange={() => setScore(each)} />
            <span aria-hidden="true">{each}</span>
          </label>
        ))}
      </fieldset>
      <p class="score-name" aria-hidden="true">{score > 0 ? t.scores[score - 1] : `${t.scores[0]} – ${t.scores[4]}`}</p>
      {score > 0 && (
        <>
          <label>
            <span class="small">{t.rateComment}</span>
            <textarea rows={2} maxLength={1000} value={comment} onInput={(event) => setComment(event.currentTarget.value)} />
          </label>
          {hasFailed && <p class="fault" role="alert">{t.failed}</p>}
          <button type="submit" class="quiet-button" data-testid="rate">{t.rateSend}</button>
        </>
      )}
    </form>
  );
}
