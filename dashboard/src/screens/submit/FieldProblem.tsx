/** What is wrong with a field, beside it. */
export function FieldProblem({ text }: { text: string | undefined }) {
  return text ? <span className="field-problem">{text}</span> : null;
}

/** What is wrong with the whole form. */
export function FormProblem({ text }: { text: string | undefined }) {
  return (
    <p role="alert" className={text ? "problem-box" : "hidden"}>
      {text}
    </p>
  );
}
