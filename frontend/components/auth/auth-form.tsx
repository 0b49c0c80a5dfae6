'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition, type SubmitEvent } from 'react';
import { authClient } from '@/lib/client/auth-client';
import { authErrorMessage } from '@/lib/client/auth-error-message';
import styles from './auth-form.module.css';
import { Field } from './field';

const MODES = { signIn: 'Sign in', signUp: 'Create account' } as const;
type Mode = keyof typeof MODES;

/** Signs in or creates an account; the page is then rendered anew for the user. */
export function AuthForm() {
  const router = useRouter();
  const [mode, setMode] = useState<Mode>('signIn');
  const [failure, setFailure] = useState<string>();
  const [pending, startTransition] = useTransition();
  const isSignUp = mode === 'signUp';

  const submit = (event: SubmitEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    startTransition(async () => {
      setFailure(undefined);
      const message = await authenticate(mode, data);
      if (message === undefined) router.refresh();
      else setFailure(message);
    });
  };

  return (
    <form className={styles.form} onSubmit={submit} aria-label={MODES[mode]}>
      <fieldset className={styles.modes} disabled={pending}>
        <legend className="visually-hidden">What to do</legend>
        {(Object.keys(MODES) as Mode[]).map((key) => (
          <label key={key}>
            <input
              type="radio"
              name="mode"
              className="visually-hidden"
              checked={mode === key}
              onChange={() => {
                setMode(key);
                setFailure(undefined);
              }}
            />
            {MODES[key]}
          </label>
        ))}
      </fieldset>
      {isSignUp && <Field name="name" label="Name" autoComplete="name" maxLength={100} />}
      <Field name="email" label="Email" type="email" autoComplete="username" />
      <Field
        name="password"
        label="Password"
        type="password"
        autoComplete={isSignUp ? 'new-password' : 'current-password'}
        {...(isSignUp && { minLength: 8, maxLength: 128, hint: 'At least 8 characters' })}
      />
      {failure !== undefined && (
        <p className="alert" role="alert">
          {failure}
        </p>
      )}
      <button type="submit" className="button" disabled={pending}>
        {pending ? 'One moment…' : MODES[mode]}
      </button>
    </form>
  );
}

/** Returns what to tell the person when it failed. */
async function authenticate(mode: Mode, data: FormData): Promise<string | undefined> {
  const value = (name: string): string => {
    const entry = data.get(name);
    return typeof entry === 'string' ? entry : '';
  };
  const credentials = { email: value('email'), password: value('password') };
  try {
    const { error } =
      mode === 'signUp'
        ? await authClient.signUp.email({ ...credentials, name: value('name') })
        : await authClient.signIn.email(credentials);
    return error === null ? undefined : authErrorMessage(error);
  } catch {
    return authErrorMessage({ status: 503 });
  }
}
