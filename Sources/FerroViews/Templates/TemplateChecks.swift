internal import Mustache

/// Finds the mistakes of one template that can be seen without the others.
enum TemplateChecks {
    static let maximumDepth = 64

    /// The first mistake, or nil.
    static func problem(in source: TemplateSource, _ text: String, _ scan: TemplateScanner.Result) -> ViewError? {
        structure(source, scan) ?? parse(source, text)
    }

    private static func structure(_ source: TemplateSource, _ scan: TemplateScanner.Result) -> ViewError? {
        var open: [TemplateTag] = []
        for tag in scan.tags {
            guard tag.text.utf8.count <= TemplateScanner.maximumTagLength || tag.kind == .other else {
                return error(source, tag.line, "a tag is longer than \(TemplateScanner.maximumTagLength) bytes")
            }
            if tag.kind != .other, tag.name.isEmpty {
                return error(source, tag.line, "\(tag.text) has no name")
            }
            if tag.name.contains("plusone(") || tag.name.contains("minusone(") {
                return error(
                    source, tag.line, "\(tag.text) can overflow: compute the number where the context is built")
            }
            if tag.opens {
                open.append(tag)
                guard open.count <= maximumDepth else {
                    return error(source, tag.line, "sections are nested deeper than \(maximumDepth): use a partial")
                }
            } else if tag.kind == .end {
                guard let last = open.popLast() else {
                    return error(source, tag.line, "\(tag.text) closes nothing: remove it or open its section")
                }
                guard last.name == tag.name else {
                    return error(
                        source, tag.line,
                        "\(tag.text) does not close \(last.text) of line \(last.line): close the inner section first")
                }
            }
        }
        if let line = scan.unfinished { return error(source, line, "a tag is never finished with “\(scan.close)”") }
        if let last = open.last {
            return error(source, last.line, "\(last.text) is never closed with {{/\(last.name)}}")
        }
        return nil
    }

    private static func parse(_ source: TemplateSource, _ text: String) -> ViewError? {
        do {
            _ = try MustacheTemplate(string: text)
            return nil
        } catch let failure as MustacheTemplate.ParserError {
            let lines = source.text?.split(separator: "\n", omittingEmptySubsequences: false) ?? []
            let number = max(1, failure.context.lineNumber)
            let line = lines.dropFirst(number - 1).first?.trimmingPrefix(while: \.isWhitespace).prefix(120) ?? ""
            let place = line.isEmpty ? "" : " in “\(line)”"
            return ViewError(
                .syntax, sentence(failure.error) + place, file: source.path, line: number, cause: failure)
        } catch {
            return ViewError(.syntax, "the template cannot be parsed", file: source.path, cause: error)
        }
    }

    private static func error(_ source: TemplateSource, _ line: Int, _ message: String) -> ViewError {
        ViewError(.syntax, message, file: source.path, line: line)
    }

    private static func sentence(_ error: any Error) -> String {
        guard let error = error as? MustacheTemplate.Error else {
            return "the text ends inside a tag: close it with }}"
        }
        return switch error {
        case .sectionCloseNameIncorrect: "the end of a section has another name than its start"
        case .unfinishedName: "a name holds a character that names cannot have, or its tag is not closed with }}"
        case .expectedSectionEnd: "a section is never closed"
        case .invalidSetDelimiter: "a change of delimiters is written {{=<% %>=}}"
        case .transformAppliedToInheritanceSection: "a block {{$name}} cannot have a transform"
        case .illegalTokenInsideInheritSection, .textInsideInheritSection:
            "only blocks {{$name}}…{{/name}} may stand between {{<layout}} and {{/layout}}: move the rest into a block"
        case .invalidConfigVariableSyntax: "a pragma is written {{% CONTENT_TYPE: HTML}}"
        case .unrecognisedConfigVariable: "the pragma is unknown: CONTENT_TYPE with HTML or TEXT is the only one"
        }
    }
}
