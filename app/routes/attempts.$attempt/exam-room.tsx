import { useNavigate } from '@remix-run/react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button, ButtonLink } from '#app/components/button.tsx'
import { LabelingTool } from '#app/components/labeling/labeling-tool.tsx'
import { Notice } from '#app/components/ui.tsx'
import { NOTHING, emptyLabel, mayBeEmpty } from '#app/domain/labels/empty.ts'
import type { Label } from '#app/domain/labels/label.ts'
import { hasOpenParts } from '#app/domain/labels/open-parts.ts'
import { Countdown } from './countdown.tsx'
import { HandIn } from './hand-in.tsx'
import { ItemNavigator } from './item-navigator.tsx'
import type { RoomView } from './route.tsx'
import { SaveStatus } from './save-status.tsx'
import { handIn } from './talk.ts'
import { useAnswers } from './use-answers.ts'
import { useCountdown } from './use-countdown.ts'
import { useSeenTime } from './use-seen-time.ts'

/** How many pictures are fetched ahead. */
const AHEAD = 4

type Ending = 'no' | 'saving' | 'failed'

/** Fetches the next pictures ahead, so that going on is quick and survives a lost connection. */
function usePreload(items: RoomView['items'], current: number) {
  useEffect(() => {
    for (const { picture } of items.slice(current + 1, current + 1 + AHEAD)) if (picture) new Image().src = picture.src
  }, [items, current])
}

/** One item at a time with the real tool, the way through all of them, the clock, and the door out. */
export function ExamRoom({ room }: { room: RoomView }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { exam, items } = room
  const result = `/attempts/${room.id}/result`
  const [clock, setClock] = useState({ serverNow: room.serverNow, deadlineAt: room.deadlineAt })
  const [current, setCurrent] = useState(() =>
    Math.max(
      0,
      items.findIndex(({ answer }) => answer === null),
    ),
  )
  const [ending, setEnding] = useState<Ending>('no')
  const [timeUp, setTimeUp] = useState(false)

  const seen = useSeenTime(room.id, items[current]?.position ?? null)
  const leave = () => {
    seen.forget()
    void navigate(result, { replace: true })
  }
  const {
    answers,
    answer: put,
    flush,
    state,
  } = useAnswers(room.id, items, (latest) => {
    if (latest.open) setClock({ serverNow: latest.serverNow, deadlineAt: latest.deadlineAt })
    else leave()
  })

  const answer = (position: number, label: Label) => put(position, label, seen.total(position))

  /** Everything on this device goes to the server first; only then the attempt is handed in. */
  async function end() {
    setEnding('saving')
    const saved = await flush()
    if (!(saved || timeUp) || !(await handIn(room.id, seen.totals()))) return setEnding('failed')
    leave()
  }
  const { left, said } = useCountdown(clock, () => {
    setTimeUp(true)
    void end()
  })

  usePreload(items, current)

  const item = items[current]
  if (!item) return null
  const label = answers[item.position] ?? null
  const isAnswered = (one: RoomView['items'][number]) => {
    const given = answers[one.position]
    return Boolean(given && !hasOpenParts(given, { ...exam, content: one.content }))
  }
  const unanswered = items.flatMap((one, index) => (isAnswered(one) ? [] : [index + 1]))
  const readOnly = timeUp || ending === 'saving' || state.over
  const number = current + 1

  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <h1 className="text-lg font-bold">{exam.title}</h1>
        <Countdown left={left} said={said} />
        <div className="flex grow basis-full items-center justify-between gap-x-6 sm:grow-0 sm:basis-auto">
          <SaveStatus state={state} />
          <HandIn
            unanswered={unanswered}
            items={items.length}
            ending={ending}
            onConfirm={() => void end()}
            onGoTo={(position) => setCurrent(position - 1)}
          />
        </div>
      </div>
      {timeUp ? (
        <Notice tone="warn" title={t('exam:room.timeUp')}>
          <p>{t(ending === 'failed' ? 'exam:room.timeUpOffline' : 'exam:room.timeUpText')}</p>
          {ending === 'failed' ? (
            <Button type="button" look="secondary" className="mt-2" onClick={() => void end()}>
              {t('exam:room.tryAgain')}
            </Button>
          ) : null}
        </Notice>
      ) : null}
      {state.error && !timeUp ? (
        <Notice tone="bad">
          <p>{t(state.error)}</p>
          {state.over ? (
            <ButtonLink look="secondary" className="mt-2" to={result}>
              {t('exam:entrance.seeResult')}
            </ButtonLink>
          ) : null}
        </Notice>
      ) : null}
      <ItemNavigator items={items} isAnswered={isAnswered} current={current} onGoTo={setCurrent} />
      <section aria-labelledby="picture" className="grid gap-3">
        <div className="flex flex-wrap items-center justify-between gap-2">
          <h2 id="picture" className="font-semibold">
            {t('exam:room.picture', { number, total: items.length })}
          </h2>
          {mayBeEmpty(exam.kind) && label === null && !readOnly ? (
            <Button type="button" look="quiet" onClick={() => answer(item.position, emptyLabel(exam.kind))}>
              {t('exam:room.nothingHere')}
            </Button>
          ) : null}
        </div>
        <LabelingTool
          key={item.position}
          kind={exam.kind}
          question={exam.question ?? undefined}
          multiple={exam.multiple}
          item={item.picture && { ...item.picture, alt: t('exam:room.alt', { number, total: items.length }) }}
          content={item.content}
          seed={`${room.id} ${item.id}`}
          guideline={exam.guideline ? { title: t('common:guideline'), html: exam.guideline } : undefined}
          taxonomy={exam.taxonomy}
          value={label ?? NOTHING[exam.kind]}
          onChange={(changed) => answer(item.position, changed)}
          readOnly={readOnly}
        />
      </section>
      <div className="flex justify-between gap-2">
        <Button type="button" look="secondary" disabled={current === 0} onClick={() => setCurrent(current - 1)}>
          {t('exam:room.previous')}
        </Button>
        <Button
          type="button"
          look="secondary"
          disabled={current === items.length - 1}
          onClick={() => setCurrent(current + 1)}
        >
          {t('exam:room.next')}
        </Button>
      </div>
    </div>
  )
}
