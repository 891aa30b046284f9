import FerroSupport
import HTTPTypes

extension ErrorPage {
    /// The page for the developer: everything that is known.
    static func development(_ report: ErrorReport) -> String {
        document(
            title: "\(title(report)): \(report.chain.first?.message ?? "")",
            style: ErrorPageStyle.common + ErrorPageStyle.development,
            body: [
                header(report), causes(report), queries(report),
                fields("Query parameters", report.request.query), fields("Headers", report.request.headers),
                footer(report),
            ].joined(separator: "\n"))
    }

    private static func header(_ report: ErrorReport) -> String {
        let first = report.chain.first
        let hint = report.hint.map { "<p class=\"hint\"><b>Hint</b> \(HTMLEscape.text($0))</p>" } ?? ""
        let location = first?.location.map { "<p class=\"at\">thrown at <code>\(escaped($0))</code></p>" } ?? ""
        let route = report.request.route.map { "<code>\(HTMLEscape.text($0))</code>" } ?? "<i>no route matched</i>"
        return """
            <header>
            <p class="line"><span class="badge s\(report.status.code / 100)">\(report.status.code)</span> \
            <span>\(HTMLEscape.text(report.status.reasonPhrase))</span> \
            <code class="label">\(HTMLEscape.text(first?.label ?? ""))</code></p>
            <h1>\(HTMLEscape.text(first?.message ?? report.publicMessage))</h1>
            \(hint)
            \(location)
            <dl>
            <div><dt>Request</dt><dd><b>\(HTMLEscape.text(report.request.method))</b> \
            <code>\(HTMLEscape.text(report.request.path))</code></dd></div>
            <div><dt>Route</dt><dd>\(route)</dd></div>
            <div><dt>Request id</dt><dd><code>\(HTMLEscape.text(report.request.id))</code></dd></div>
            </dl>
            </header>
            """
    }

    private static func causes(_ report: ErrorReport) -> String {
        let links = report.chain.dropFirst()
        if links.isEmpty { return "" }
        let items = links.map { link in
            let location = link.location.map { "<p class=\"at\">at <code>\(escaped($0))</code></p>" } ?? ""
            return """
                <li><code class="label">\(HTMLEscape.text(link.label))</code>
                <p class="message">\(HTMLEscape.text(link.message))</p>\(location)</li>
                """
        }
        return section("Caused by", nil, "<ol class=\"causes\">\n\(items.joined(separator: "\n"))\n</ol>")
    }

    private static func queries(_ report: ErrorReport) -> String {
        if report.queries.isEmpty {
            return section("Statements", "0", "<p class=\"none\">This request ran no SQL.</p>")
        }
        var repeats: [String: Int] = [:]
        for query in report.queries { repeats[query.sql, default: 0] += 1 }
        let total = decimal(milliseconds(report.queryTime))
        let listed = report.queryCount > report.queries.count ? ", the first \(report.queries.count) listed" : ""
        let rows = report.queries.enumerated().map { index, query in
            let count = repeats[query.sql] ?? 1
            let mark = count > 1 ? " <span class=\"repeat\">×\(count)</span>" : ""
            return """
                <tr><td class="n">\(index + 1)</td>\
                <td><code class="sql">\(HTMLEscape.text(query.sql))</code>\(mark)</td>\
                <td class="n">\(query.rows.map(String.init) ?? "–")</td>\
                <td class="n">\(decimal(milliseconds(query.duration)))</td></tr>
                """
        }
        let note =
            (repeats.values.max() ?? 0) < repeatsWorthANote
            ? ""
            : "<p class=\"hint\"><b>Hint</b> One statement ran \(repeats.values.max() ?? 0) times: load the relation "
                + "with the rows, by <code>.with(…)</code>.</p>"
        return section(
            "Statements", "\(report.queryCount) in \(total) ms\(listed)",
            """
            \(note)<div class="scroll"><table>
            <thead><tr><th class="n">#</th><th>SQL</th><th class="n">rows</th><th class="n">ms</th></tr></thead>
            <tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            """)
    }

    private static let repeatsWorthANote = 5

    private static func fields(_ title: String, _ fields: [RequestSummary.Field]) -> String {
        if fields.isEmpty { return "" }
        let rows = fields.map { field in
            let isRedacted = field.value == "<redacted>"
            return "<tr><th scope=\"row\">\(HTMLEscape.text(field.name))</th>"
                + "<td\(isRedacted ? " class=\"redacted\"" : "")>\(HTMLEscape.text(field.value))</td></tr>"
        }
        return section(
            title, String(fields.count),
            """
            <div class="scroll"><table class="fields"><tbody>
            \(rows.joined(separator: "\n"))
            </tbody></table></div>
            """
        )
    }

    private static func section(_ title: String, _ count: String?, _ content: String) -> String {
        let count = count.map { " <span class=\"count\">\(HTMLEscape.text($0))</span>" } ?? ""
        return "<section>\n<h2>\(HTMLEscape.text(title))\(count)</h2>\n\(content)\n</section>"
    }

    private static func footer(_ report: ErrorReport) -> String {
        let facts = [ErrorReport.Fact("Stage", report.stage.environmentName)] + report.facts
        let items = facts.map { "<span><b>\(HTMLEscape.text($0.name))</b> \(HTMLEscape.text($0.value))</span>" }
        return """
            <footer>\(items.joined(separator: " "))
            <span>Strangers never see this page: outside development and tests they get the status, one sentence and \
            the request id.</span></footer>
            """
    }

    private static func escaped(_ location: SourceLocation) -> String { HTMLEscape.text(location.description) }

    /// Milliseconds with two decimals, or three below one.
    private static func decimal(_ value: Double) -> String {
        let places = value < 1 ? 3 : 2
        let scale = places == 3 ? 1000.0 : 100.0
        let text = String((value * scale).rounded() / scale)
        let decimals = text.split(separator: ".").dropFirst().first?.count ?? 0
        return text + String(repeating: "0", count: Swift.max(0, places - decimals))
    }
}
