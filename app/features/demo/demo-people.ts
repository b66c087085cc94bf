/** The people of the demo. Their passwords are public: the demo is for looking around on one's own machine. */
export const DEMO_PASSWORD = 'gold-in-the-fire'

export interface DemoPerson {
  key: 'learner' | 'sitting' | 'failed' | 'expiring' | 'suspended' | 'operator'
  name: string
  email: string
  /** What is special about this person, for whoever runs the demo. */
  who: string
}

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { key: 'learner', name: 'Kim Ha-eun', email: 'haeun@demo.example', who: 'a new learner, one lesson done' },
  { key: 'sitting', name: 'Park Do-yun', email: 'doyun@demo.example', who: 'in the middle of the exam' },
  { key: 'failed', name: 'Lee Seo-yeon', email: 'seoyeon@demo.example', who: 'failed the exam yesterday' },
  {
    key: 'expiring',
    name: 'Choi Min-jun',
    email: 'minjun@demo.example',
    who: 'qualified until tomorrow, with earnings',
  },
  { key: 'suspended', name: 'Han So-ra', email: 'sora@demo.example', who: 'her qualification is suspended' },
  { key: 'operator', name: 'Jung Ji-woo', email: 'jiwoo@demo.example', who: 'an operator' },
]
