import { Component, components } from './components';

/** The component of that name. */
export function componentNamed(name: string): Component {
  const component = components.find((candidate) => candidate.name === name);
  if (!component) throw new Error(`no component is named ${name}`);
  return component;
}
