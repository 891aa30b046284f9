internal import Mustache

/// All templates of a folder at one moment, compiled, with what is wrong with each.
struct TemplateLibrary: Sendable {
    let sources: [String: TemplateSource]
    private let templates: [String: Template]
    private let problems: [String: ViewError]
    private let graph: TemplateGraph
    private let mustache: MustacheLibrary
    private let entry: MustacheTemplate?

    /// Checks and compiles sources; templates whose source is the same as before are not scanned again.
    init(_ sources: [String: TemplateSource], reusing known: TemplateLibrary?) {
        HTMLText.register()
        var templates: [String: Template] = [:]
        for (name, source) in sources {
            if let old = known?.templates[name], old.source == source {
                templates[name] = old
            } else {
                templates[name] = Template(source)
            }
        }
        let graph = TemplateGraph(templates.mapValues(\.references))
        let recursive = graph.recursive
        self.sources = sources
        self.templates = templates
        self.graph = graph
        self.problems = Self.problems(templates, graph)
        var compiled = templates.compactMapValues { $0.compiled(isGuarded: recursive.contains($0.source.name)) }
        for (name, template) in compiled { compiled[LayoutNames.written(name)] = template }
        self.mustache = MustacheLibrary(templates: compiled)
        self.entry = try? MustacheTemplate(string: RenderRoot.entry)
    }

    /// The names of all templates, sorted.
    var names: [String] { templates.keys.sorted() }

    /// The first mistake of any template, by file name, saying how many more there are.
    var firstProblem: ViewError? {
        guard var first = problems.sorted(by: { $0.key < $1.key }).first?.value else { return nil }
        if problems.count > 1 { first.message += " (and \(problems.count - 1) more templates with mistakes)" }
        return first
    }

    /// Renders one template, unless it or something it includes has a mistake.
    func render(
        _ name: String, _ context: any Sendable, _ configuration: ViewsConfiguration, stack: UInt = StackSpace.budget
    ) throws -> String {
        try check(name, configuration)
        let page = try ContextValue.page(context)
        let root = RenderRoot(name, page: page, limit: configuration.recursionLimit, stack: stack)
        guard let html = entry?.render(root, library: mustache) else { return "" }
        if root.isTooDeep {
            throw ViewError(
                .recursion,
                "rendering “\(name)” included a template more than \(configuration.recursionLimit) levels deep or too "
                    + "often: give the inner list an end, and use different block names in layouts that are nested",
                file: templates[name]?.source.path)
        }
        if configuration.strict, let unknown = root.unknown.first { throw unknownName(unknown, name, root) }
        return html
    }

    private func check(_ name: String, _ configuration: ViewsConfiguration) throws {
        guard TemplateName.isValid(name) else {
            throw ViewError(
                .name,
                "“\(name.prefix(100))” cannot be a template: name it by its path below the folder, as links/index")
        }
        guard templates[name] != nil else {
            throw ViewError(
                .missingTemplate,
                "there is no template “\(name)” (\(configuration.directory)/\(name).\(configuration.fileExtension))."
                    + TemplateName.hint(name, in: templates.keys))
        }
        guard !problems.isEmpty else { return }
        for other in graph.reachable(from: name).sorted() {
            if let problem = problems[other] { throw problem }
        }
    }

    private func unknownName(_ unknown: String, _ name: String, _ root: RenderRoot) -> ViewError {
        let uses = graph.reachable(from: name).sorted().lazy.compactMap { other -> (String, Int)? in
            guard let template = templates[other] else { return nil }
            let tag = template.scan.tags.first { tag in
                (tag.kind == .variable || tag.kind == .section) && Self.firstPart(tag.name) == unknown
            }
            return tag.map { (template.source.path, $0.line) }
        }
        let place = uses.first
        return ViewError(
            .unknownName,
            "the context of “\(name)” has no stored property “\(unknown)”."
                + TemplateName.hint(unknown, in: root.pageNames) + " Computed properties are not seen by templates.",
            file: place?.0, line: place?.1)
    }

    /// `links` of `count(links.shown)`.
    private static func firstPart(_ name: String) -> String {
        let inner = name.split(separator: "(").last?.prefix { $0 != ")" } ?? ""
        return String(inner.prefix { $0 != "." })
    }

    private static func problems(_ templates: [String: Template], _ graph: TemplateGraph) -> [String: ViewError] {
        var problems = templates.compactMapValues(\.problem)
        let endless = graph.endlessBlocks
        for (name, template) in templates where problems[name] == nil {
            for edge in template.references.edges {
                guard let problem = problem(edge, template, templates, endless) else { continue }
                problems[name] = problem
                break
            }
        }
        return problems
    }

    private static func problem(
        _ edge: TemplateReferences.Edge, _ template: Template, _ templates: [String: Template], _ endless: Set<String>
    ) -> ViewError? {
        let path = template.source.path
        switch (edge.from, edge.to) {
        case (_, .template(let other)) where templates[other] == nil:
            return ViewError(
                .missingTemplate, "there is no template “\(other)”." + TemplateName.hint(other, in: templates.keys),
                file: path, line: edge.line)
        case (.block(let block), .block) where endless.contains(block):
            return ViewError(
                .recursion, "the block “\(block)” would show itself without end: give the inner block another name",
                file: path, line: edge.line)
        default: return nil
        }
    }
}
