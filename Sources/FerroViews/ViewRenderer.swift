internal import Foundation
internal import Synchronization

/// Turns file templates and plain values into HTML.
///
/// ```swift
/// let views = ViewRenderer(ViewsConfiguration(reload: environment == .development))
/// try await views.load()                                   // at the start: a broken template stops it
/// let html = try await views.render("links/index", LinkIndexPage(links: rows, pager: pager))
/// ```
///
/// A template's name is its path below the folder without its extension: `links/index`. The language is Mustache with
/// inheritance: `{{<layouts/app}}{{$content}}…{{/content}}{{/layouts/app}}`, partials are `{{> links/row}}`, and every
/// `{{name}}` is escaped for HTML text and quoted attributes; only `{{{name}}}` is not.
///
/// A context is a struct of stored properties, or a dictionary with text keys. What to know about them:
/// - **Computed properties are not seen**: compute in `init` and store the result.
/// - An optional that is nil is an empty text and closes its section; it never falls through to an outer name.
/// - `{{#flag}}` opens for true, for a value that is not nil, and once per element of an array; `0` and `""` open it too.
/// - `{{#empty(tags)}}`, `{{count(tags)}}`, `{{#first()}}`, `{{#last()}}`, `{{index()}}`, `{{uppercased(name)}}` and the
///   other transforms of swift-mustache work; `plusone` and `minusone` are refused, because they trap at the ends of Int.
/// - Dates are written as ISO 8601, enumerations as their raw value or case name, other values by their description.
/// - Names are looked up from the innermost section outwards; `{{.name}}` looks at the innermost only.
///
/// While developing (`reload`), changed files are compiled again before the next page, and a name no context has is an
/// error that says where. Reading happens on a queue of its own, never on an event loop or the cooperative pool.
public final class ViewRenderer: Sendable {
    /// How this renderer was set up.
    public let configuration: ViewsConfiguration
    private let queue = FileQueue(label: "ferro.views", lanes: 1)
    private let library = Mutex<TemplateLibrary?>(nil)

    /// A renderer that has read nothing yet.
    public init(_ configuration: ViewsConfiguration = ViewsConfiguration()) {
        self.configuration = configuration
    }

    /// Reads and compiles every template, and throws the first mistake in any of them.
    ///
    /// Production calls it at the start, so that a broken template stops a deployment instead of a page.
    public func load() async throws {
        if let problem = try await refreshed().firstProblem { throw problem }
    }

    /// The names of all templates, sorted; it reads the folder when nothing was loaded yet.
    public var names: [String] {
        get async throws { try await current().names }
    }

    /// Renders a template with a value.
    ///
    /// Throws ``ViewError``: a missing template (with the nearest names), a mistake in it or in what it includes (with
    /// file and line), recursion without end, a context that is no struct, and in strict mode a name without a value.
    public func render(_ name: String, _ context: some Sendable) async throws -> String {
        let library = try await current()
        return try library.render(name, context, configuration)
    }

    private func current() async throws -> TemplateLibrary {
        if !configuration.reload, let library = library.withLock({ $0 }) { return library }
        return try await refreshed()
    }

    private func refreshed() async throws -> TemplateLibrary {
        try await queue.run(throwing: { [self] in
            let known = library.withLock { $0 }
            let files = try TemplateFiles(configuration).read(known: known?.sources ?? [:])
            if let known, files.isUnchanged { return known }
            let fresh = TemplateLibrary(files.sources, reusing: known)
            library.withLock { $0 = fresh }
            return fresh
        })
    }
}
