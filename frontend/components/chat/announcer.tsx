import { useState } from 'react';
import type { ChatState } from '@/lib/client/chat/chat-state';
import { plainText } from '@/lib/client/chat/plain-text';
import { textOf } from '@/lib/client/chat/text-of';

/** Tells a screen reader that the assistant is at work, and then the whole answer: not each word as it comes. */
export function Announcer({ turn, messages }: Pick<ChatState, 'turn' | 'messages'>) {
  const isAnswering = turn !== undefined;
  const [wasAnswering, setWasAnswering] = useState(isAnswering);
  const [answer, setAnswer] = useState('');
  if (wasAnswering !== isAnswering) {
    setWasAnswering(isAnswering);
    setAnswer(isAnswering ? '' : lastAnswer(messages));
  }
  return (
    <div className="visually-hidden" role="status">
      {isAnswering ? (turn.progress ?? 'The assistant is answering') : answer}
    </div>
  );
}

function lastAnswer(messages: ChatState['messages']): string {
  const question = messages.findLastIndex(({ role }) => role === 'user');
  return messages
    .slice(question + 1)
    .map((message) => plainText(textOf(message)))
    .join('\n');
}
