/// The style sheets of the error pages; they name no file and no font that must be fetched.
enum ErrorPageStyle {
    static let common = """
        :root {
          --paper: #f6f5f3; --card: #ffffff; --ink: #1f1d1a; --soft: #6b665f; --line: #e4e0da;
          --iron: #a8431f; --iron-soft: #fbeee8; --code: #f1eeea; --amber: #7a5200; --amber-soft: #fff4d6;
        }
        @media (prefers-color-scheme: dark) {
          :root {
            --paper: #161514; --card: #1f1e1c; --ink: #ece8e2; --soft: #a19a91; --line: #35322e;
            --iron: #f08a5d; --iron-soft: #35211a; --code: #2a2825; --amber: #f0c869; --amber-soft: #332a14;
          }
        }
        * { box-sizing: border-box; }
        html { -webkit-text-size-adjust: 100%; }
        body {
          margin: 0; background: var(--paper); color: var(--ink);
          font: 16px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
        }
        code {
          font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
          font-size: .875em;
        }
        h1, h2, p, dl, dd, ol { margin: 0; }

        """

    static let development = """
        body { max-width: 1080px; margin: 0 auto; padding: 32px 24px 56px; }
        header, section {
          background: var(--card); border: 1px solid var(--line); border-radius: 12px; margin-bottom: 16px;
        }
        header { padding: 28px; border-top: 4px solid var(--iron); }
        section { padding: 20px 28px; }
        .line { display: flex; flex-wrap: wrap; align-items: center; gap: 10px; color: var(--soft); font-weight: 600; }
        .badge { background: var(--iron); color: var(--card); border-radius: 6px; padding: 1px 9px; font-weight: 700; }
        .badge.s4 { background: var(--amber); }
        .label {
          background: var(--iron-soft); color: var(--iron); border-radius: 6px;
          padding: 2px 8px; font-weight: 600;
        }
        header .label { margin-left: auto; }
        h1 {
          font-size: 1.375rem; line-height: 1.35; margin: 14px 0 10px; letter-spacing: -.01em;
          overflow-wrap: anywhere; white-space: pre-wrap;
        }
        .hint {
          background: var(--amber-soft); color: var(--ink); border-left: 3px solid var(--amber); border-radius: 4px;
          padding: 8px 12px; margin: 12px 0; white-space: pre-wrap; overflow-wrap: anywhere;
        }
        .hint b { color: var(--amber); margin-right: 4px; }
        .at { color: var(--soft); font-size: .9375rem; overflow-wrap: anywhere; }
        .at code { color: var(--ink); }
        dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(240px, 1fr)); gap: 12px 28px;
          border-top: 1px solid var(--line); margin-top: 20px; padding-top: 18px; }
        dt { color: var(--soft); font-size: .75rem; letter-spacing: .06em; text-transform: uppercase; }
        dd { overflow-wrap: anywhere; }
        h2 { font-size: 1rem; margin-bottom: 12px; }
        .count { color: var(--soft); font-weight: 400; font-size: .875rem; margin-left: 6px; }
        .causes { list-style: none; padding: 0; }
        .causes li { border-left: 2px solid var(--line); padding: 0 0 14px 16px; }
        .causes li:last-child { padding-bottom: 0; }
        .message { margin-top: 4px; white-space: pre-wrap; overflow-wrap: anywhere; }
        .scroll { overflow-x: auto; }
        table { border-collapse: collapse; width: 100%; font-size: .9375rem; }
        th, td { text-align: left; vertical-align: top; padding: 7px 16px 7px 0; border-top: 1px solid var(--line); }
        th:last-child, td:last-child { padding-right: 0; }
        tbody:first-child tr:first-child > *, thead th { border-top: 0; }
        thead th {
          color: var(--soft); font-weight: 600; font-size: .75rem;
          letter-spacing: .06em; text-transform: uppercase;
        }
        .n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; color: var(--soft); }
        .sql { white-space: pre-wrap; overflow-wrap: anywhere; }
        .repeat { background: var(--amber-soft); color: var(--amber); border-radius: 999px; padding: 0 8px;
          font-size: .8125rem; font-weight: 600; white-space: nowrap; }
        .fields th { font-weight: 600; width: 28%; font-size: .875rem; overflow-wrap: anywhere; }
        .fields td { overflow-wrap: anywhere; white-space: pre-wrap;
          font-family: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; font-size: .8125rem; }
        .fields td.redacted, .none { color: var(--soft); font-style: italic; }
        footer {
          color: var(--soft); font-size: .875rem; display: flex;
          flex-wrap: wrap; gap: 4px 20px; padding: 4px 28px;
        }
        footer b { font-weight: 600; }
        @media (max-width: 640px) {
          body { padding: 12px 12px 40px; }
          header, section { padding: 18px; }
          header .label { margin-left: 0; }
          .fields th { width: 36%; }
        }
        """

    static let production = """
        body { min-height: 100vh; display: grid; place-items: center; padding: 24px; }
        main { max-width: 34rem; text-align: center; }
        .status { font-size: 4.5rem; line-height: 1; font-weight: 700; letter-spacing: -.03em; color: var(--iron); }
        h1 { font-size: 1.25rem; font-weight: 500; line-height: 1.45; margin: 18px 0 10px; overflow-wrap: anywhere; }
        .hint { color: var(--soft); overflow-wrap: anywhere; }
        .id { color: var(--soft); font-size: .875rem; margin-top: 28px; overflow-wrap: anywhere; }
        .id code { background: var(--code); border-radius: 6px; padding: 2px 8px; }
        """
}
