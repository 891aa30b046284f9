internal import Mustache

/// One file, checked on its own: its tags, its inclusions, and its mistake if it has one.
struct Template: Sendable {
    let source: TemplateSource
    let text: String
    let scan: TemplateScanner.Result
    let references: TemplateReferences
    let problem: ViewError?

    init(_ source: TemplateSource) {
        self.source = source
        text = source.text ?? ""
        scan = TemplateScanner.scan(text)
        references = TemplateReferences(source.name, scan.tags)
        if let refusal = source.problem {
            problem = ViewError(.unreadable, refusal, file: source.path)
        } else {
            problem = TemplateChecks.problem(in: source, LayoutNames.written(text, scan.tags), scan)
        }
    }

    /// Compiles the text; a guarded one asks the render whether it may go deeper, and tells it when it is done.
    func compiled(isGuarded: Bool) -> MustacheTemplate? {
        guard problem == nil else { return nil }
        let pragma = "{{% CONTENT_TYPE: \(HTMLText.name)}}\n"
        let text = LayoutNames.written(text, scan.tags)
        guard isGuarded else { return try? MustacheTemplate(string: pragma + text) }
        let (open, close) = (scan.open, scan.close)
        let enter = "{{#\(RenderRoot.enter)}}\n"
        let leave = "\(open)&\(RenderRoot.leave)\(close)\(open)/\(RenderRoot.enter)\(close)"
        return try? MustacheTemplate(string: pragma + enter + text + leave)
    }
}
