import SwiftDiagnostics
import SwiftSyntax
import SwiftSyntaxBuilder

/// What can be wrong with a struct that carries `@RedisRecord` or `@RecordFields`.
enum RecordDiagnostic {
    static func notAStruct(_ declaration: some DeclGroupSyntax, _ attribute: AttributeSyntax) -> Diagnostic {
        let message = MacroMessage(
            "record.notAStruct", "@\(attribute.lastName) needs a struct: what is kept is a value, read at one moment")
        guard let keyword = declaration.introducerToken else { return Diagnostic(node: attribute, message: message) }
        return Diagnostic(
            node: keyword, message: message,
            fixIt: .replace(
                message: MacroFix("record.notAStruct", "make it a struct"), oldNode: keyword,
                newNode: keyword.with(\.tokenKind, .keyword(.struct))))
    }

    static func generic(_ generics: GenericParameterClauseSyntax, _ type: StructDeclSyntax) -> Diagnostic {
        let plain = type.with(\.genericParameterClause, nil).with(\.genericWhereClause, nil)
            .with(\.name, type.name.with(\.trailingTrivia, generics.trailingTrivia))
        return Diagnostic(
            node: generics,
            message: MacroMessage("record.generic", "a record is no generic type: its name is in the keys"),
            fixIt: .replace(
                message: MacroFix("record.generic", "remove the parameters"), oldNode: type, newNode: plain))
    }

    static func conditional(_ block: IfConfigDeclSyntax) -> Diagnostic {
        Diagnostic(
            node: block.clauses.first?.poundKeyword ?? block.firstToken(viewMode: .sourceAccurate) ?? .poundIfToken(),
            message: MacroMessage(
                "record.conditional",
                "a macro does not see into #if: a record has the same fields in every build, so put what differs elsewhere"
            ))
    }

    static func reservedType(_ name: TokenSyntax) -> Diagnostic {
        Diagnostic(
            node: name,
            message: MacroMessage(
                "record.reservedType", "the macro writes `\(name.text)`: give this type another name"),
            fixIt: .replace(
                message: MacroFix("record.reservedType", "name it `\(name.text)List`"), oldNode: name,
                newNode: name.with(\.tokenKind, .identifier("\(name.text)List"))))
    }

    static func recordName(_ argument: ExprSyntax, type: String) -> Diagnostic {
        Diagnostic(
            node: argument,
            message: MacroMessage(
                "record.recordName",
                "the name in the keys is a plain literal without `{`, `}`, `:` and `\\`, which mean something there"),
            fixIt: .replace(
                message: MacroFix("record.recordName", "write \"\(type)\""), oldNode: argument,
                newNode: ExprSyntax("\"\(raw: type)\"")))
    }

    static func pattern(_ binding: PatternBindingSyntax) -> Diagnostic {
        Diagnostic(
            node: binding,
            message: MacroMessage("record.pattern", "a field has one name: declare each part of the tuple by itself"))
    }

    static func untyped(_ binding: PatternBindingSyntax, name: String) -> Diagnostic {
        let placeholder = TypeAnnotationSyntax(
            colon: .colonToken(trailingTrivia: .space), type: TypeSyntax("<#Type#>").with(\.trailingTrivia, .space))
        let fixed = binding.with(\.pattern, binding.pattern.trimmed).with(\.typeAnnotation, placeholder)
        return Diagnostic(
            node: binding,
            message: MacroMessage("record.untyped", "`\(name)` needs its type written out: a macro cannot infer it"),
            fixIt: .replace(message: MacroFix("record.untyped", "write the type"), oldNode: binding, newNode: fixed))
    }

    static func modifier(_ modifier: DeclModifierSyntax, of variable: VariableDeclSyntax, _ name: String) -> Diagnostic
    {
        let word = modifier.name.text
        let fixed = variable.with(\.modifiers, variable.modifiers.filter { $0.id != modifier.id })
            .with(\.leadingTrivia, variable.leadingTrivia)
        return Diagnostic(
            node: modifier,
            message: MacroMessage("record.modifier", "`\(name)` cannot be \(word): a record keeps values"),
            fixIt: .replace(
                message: MacroFix("record.modifier", "remove `\(word)`"), oldNode: variable, newNode: fixed))
    }

    static func constant(_ variable: VariableDeclSyntax, _ name: String) -> Diagnostic {
        let keyword = variable.bindingSpecifier
        return Diagnostic(
            node: keyword,
            message: MacroMessage(
                "record.constant", "`\(name)` could never take the value that is kept: a constant with a value is final"
            ),
            fixIt: .replace(
                message: MacroFix("record.constant", "make it a variable"), oldNode: keyword,
                newNode: keyword.with(\.tokenKind, .keyword(.var))))
    }

    static func reserved(_ binding: PatternBindingSyntax, _ name: String) -> Diagnostic {
        let other = "record\(ColumnName.capitalised(name))"
        return Diagnostic(
            node: binding.pattern,
            message: MacroMessage(
                "record.reserved", "`\(name)` means something else where fields are named: give it another name"),
            fixIt: .replace(
                message: MacroFix("record.reserved", "name it `\(other)`"), oldNode: binding.pattern,
                newNode: PatternSyntax("\(raw: other)").with(\.trailingTrivia, binding.pattern.trailingTrivia)))
    }

    static func rawName(_ binding: PatternBindingSyntax, _ name: String) -> Diagnostic {
        let plain = String(name.map { !$0.isASCII || $0.isLetter || $0.isNumber ? $0 : "_" })
        return Diagnostic(
            node: binding.pattern,
            message: MacroMessage(
                "record.rawName", "a field's name has letters, digits and `_` alone: other signs divide paths and keys"),
            fixIt: .replace(
                message: MacroFix("record.rawName", "name it `\(plain)`"), oldNode: binding.pattern,
                newNode: PatternSyntax("\(raw: plain)").with(\.trailingTrivia, binding.pattern.trailingTrivia)))
    }

    static func unstorable(_ binding: PatternBindingSyntax, _ type: TypeSyntax, _ name: String) -> Diagnostic {
        let body = AccessorBlockSyntax(
            leadingTrivia: .space, accessors: .getter([CodeBlockItemSyntax(item: .expr(ExprSyntax(" <#value#> ")))]))
        let fixed = binding.with(\.initializer, nil).with(\.accessorBlock, body)
            .with(\.typeAnnotation, binding.typeAnnotation?.with(\.type, type.trimmed))
        return Diagnostic(
            node: type,
            message: MacroMessage(
                "record.unstorable", "`\(name)` cannot be kept: nothing writes a function or a tuple as bytes"),
            fixIt: .replace(
                message: MacroFix("record.unstorable", "compute it"), oldNode: binding, newNode: fixed))
    }
}
