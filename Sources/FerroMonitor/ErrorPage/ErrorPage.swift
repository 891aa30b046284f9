import FerroSupport
import HTTPTypes

/// Renders failures as pages that need no script and no other file.
///
/// Everything that is put into a page is escaped. Send the page with ``contentSecurityPolicy``.
public enum ErrorPage {
    /// The policy under which a page works: its own style and nothing else.
    public static let contentSecurityPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// The page that the report's stage may show.
    public static func html(_ report: ErrorReport) -> String {
        report.showsDetails ? development(report) : production(report)
    }

    /// The page for strangers: the status, one sentence and the request's id.
    static func production(_ report: ErrorReport) -> String {
        let hint = report.hint.map { "<p class=\"hint\">\(HTMLEscape.text($0))</p>" } ?? ""
        return document(
            title: title(report), style: ErrorPageStyle.common + ErrorPageStyle.production,
            body: """
                <main>
                <p class="status">\(report.status.code)</p>
                <h1>\(HTMLEscape.text(report.publicMessage))</h1>
                \(hint)
                <p class="id">Request <code>\(HTMLEscape.text(report.request.id))</code></p>
                </main>
                """)
    }

    static func title(_ report: ErrorReport) -> String {
        "\(report.status.code) \(report.status.reasonPhrase)"
    }

    static func document(title: String, style: String, body: String) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <meta name="robots" content="noindex">
        <title>\(HTMLEscape.text(title))</title>
        <style>
        \(style)
        </style>
        </head>
        <body>
        \(body)
        </body>
        </html>

        """
    }

    /// A duration in milliseconds with three decimals.
    static func milliseconds(_ duration: Duration) -> Double {
        let (seconds, attoseconds) = duration.components
        return ((Double(seconds) * 1e6 + Double(attoseconds) / 1e12).rounded()) / 1e3
    }
}
