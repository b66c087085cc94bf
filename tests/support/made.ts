/** The form of a new exam as the page sends it; change what the test is about. */
export function examForm(change: Record<string, string | string[]> = {}): FormData {
  const fields: Record<string, string | string[]> = {
    slug: 'photo-cars',
    titleEn: 'Cars on photos',
    titleKo: '사진 속 자동차',
    summaryEn: 'Real photos.',
    summaryKo: '실제 사진이에요.',
    classes: ['car'],
    'korean[0]': '자동차',
    course: '',
    metric: 'f1',
    iouThreshold: '0.5',
    looseThreshold: '0.8',
    onlyWithObjects: 'on',
    'parts[0].titleEn': 'Photos',
    'parts[0].titleKo': '사진',
    'parts[0].count': '2',
    'parts[0].source': 'rest',
    timeLimitMinutes: '30',
    attempts: '3',
    retryDelayHours: '24',
    measure: 'mean-score',
    cut: '75',
    qualification: '',
    qualificationTitleEn: 'Photo cars',
    qualificationTitleKo: '사진 속 자동차',
    criteriaEn: 'Passed on real photos.',
    criteriaKo: '실제 사진 시험에 합격했어요.',
    validDays: '365',
    ...change,
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(fields))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
  return form
}
