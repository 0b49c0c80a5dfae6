import { Fragment } from 'react';
import { parseText, type Block, type Span } from '@/lib/client/chat/parse-text';
import styles from './formatted-text.module.css';

/** What a model wrote, its lists as lists. All of it is text to the browser: there is no HTML to inject. */
export function FormattedText({ text }: { readonly text: string }) {
  return (
    <div className={styles.text}>
      {/* Blocks only grow at the end: the place identifies one. */}
      {parseText(text).map((block, index) => (
        <TextBlock key={index} block={block} />
      ))}
    </div>
  );
}

function TextBlock({ block }: { readonly block: Block }) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        {block.lines.map((line, index) => (
          <Fragment key={index}>
            {index > 0 && <br />}
            <Spans spans={line} />
          </Fragment>
        ))}
      </p>
    );
  }
  const List = block.isOrdered ? 'ol' : 'ul';
  return (
    <List>
      {block.entries.map(({ number, spans }, index) => (
        <li key={index} value={number}>
          <Spans spans={spans} />
        </li>
      ))}
    </List>
  );
}

function Spans({ spans }: { readonly spans: readonly Span[] }) {
  return spans.map(({ kind, text }, index) => {
    if (kind === 'strong') return <strong key={index}>{text}</strong>;
    if (kind === 'code') return <code key={index}>{text}</code>;
    return <Fragment key={index}>{text}</Fragment>;
  });
}
