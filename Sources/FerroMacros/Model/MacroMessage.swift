import SwiftDiagnostics

/// A sentence about the program, with an id that tests and documentation name.
struct MacroMessage: DiagnosticMessage {
    let diagnosticID: MessageID
    let message: String
    var severity: DiagnosticSeverity { .error }

    init(_ id: String, _ message: String) {
        diagnosticID = MessageID(domain: "Ferro", id: id)
        self.message = message
    }
}

/// What a fix-it does.
struct MacroFix: FixItMessage {
    let fixItID: MessageID
    let message: String

    init(_ id: String, _ message: String) {
        fixItID = MessageID(domain: "Ferro", id: id)
        self.message = message
    }
}
