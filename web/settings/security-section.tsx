import { getMySignIn } from '@parlor/contract/sign-in.ts'
import { settingsWords as t } from '../words/en-settings.ts'
import { CodesQuestion } from './codes-question.tsx'
import { PasskeysQuestion } from './passkeys-question.tsx'
import { PasswordQuestion } from './password-question.tsx'
import { CouldNotLoad, SectionFrame } from './section-frame.tsx'
import { SessionsQuestion } from './sessions-question.tsx'
import css from './settings.module.css'
import { useAsked } from './use-asked.ts'

/** How I sign in, and where I am signed in. */
export default function SecuritySection() {
  const { value, trouble, again } = useAsked(getMySignIn, {})
  return (
    <SectionFrame title={t.sections.security.word} under={value?.email}>
      {trouble && !value && <CouldNotLoad trouble={trouble} again={again} />}
      {value && (
        <div className={css.questions}>
          <PasskeysQuestion passkeys={value.passkeys} onChanged={again} />
          <PasswordQuestion />
          <CodesQuestion
            since={value.codesSince}
            recoveryCodesLeft={value.recoveryCodesLeft}
            onChanged={again}
          />
          <SessionsQuestion />
        </div>
      )}
    </SectionFrame>
  )
}
