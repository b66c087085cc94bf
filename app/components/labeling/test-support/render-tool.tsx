import { render, screen } from '@testing-library/react'
import userEvent from '@testing-library/user-event'
import i18next from 'i18next'
import { useState, type ReactElement } from 'react'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import type { Label } from '#app/domain/labels/label.ts'
import type { Taxonomy } from '#app/domain/labels/taxonomy.ts'
import type { LabelingItem } from '#app/components/labeling/contract.ts'
import en from '#app/messages/en/labeling.json'
import ko from '#app/messages/ko/labeling.json'

export const STREET: LabelingItem = { src: '/street.webp', width: 960, height: 640, alt: 'A street' }

export const VEHICLES: Taxonomy = {
  classes: [
    { name: 'car', title: { en: 'Car', ko: '승용차' } },
    { name: 'bus', title: { en: 'Bus', ko: '버스' } },
    { name: 'truck', hotkey: 't', title: { en: 'Truck', ko: '트럭' } },
  ],
}

/** The real messages. */
export function wordsIn(language: 'en' | 'ko') {
  const i18n = i18next.createInstance()
  void i18n.use(initReactI18next).init({
    lng: language,
    resources: { en: { labeling: en }, ko: { labeling: ko } },
    interpolation: { escapeValue: false },
  })
  return i18n
}

export function renderInWords(view: ReactElement, language: 'en' | 'ko' = 'en') {
  return { user: userEvent.setup(), ...render(<I18nextProvider i18n={wordsIn(language)}>{view}</I18nextProvider>) }
}

/** Where the tool is worked: what has the focus inside the application. */
export function field(): HTMLElement & SVGSVGElement {
  return screen.getByRole('application').querySelector<HTMLElement & SVGSVGElement>('[role=group]')!
}

/** A parent that keeps the tool's label, as a page does, and remembers every one it was told. */
export function Holder<L extends Label>({
  start,
  told,
  children,
}: {
  start: L
  told: L[]
  children: (value: L, onChange: (label: L) => void) => ReactElement
}) {
  const [value, setValue] = useState(start)
  return children(value, (label) => {
    told.push(label)
    setValue(label)
  })
}
