import SwiftSyntax

extension DeclSyntax {
    /// The name of a nested type that would hide one that the macro writes.
    var reservedType: TokenSyntax? {
        let name =
            self.as(StructDeclSyntax.self)?.name ?? self.as(EnumDeclSyntax.self)?.name
            ?? self.as(ClassDeclSyntax.self)?.name ?? self.as(TypeAliasDeclSyntax.self)?.name
        return name.flatMap { RecordNames.types.contains($0.text) ? $0 : nil }
    }
}

extension DeclModifierListSyntax {
    /// What a field must say to be seen as far as its property, and by the members that read and write it.
    var fieldAccess: String {
        let isPrivate = contains {
            [.keyword(.private), .keyword(.fileprivate)].contains($0.name.tokenKind) && $0.detail == nil
        }
        return isPrivate ? "fileprivate " : memberAccess
    }
}

extension TypeSyntax {
    /// The name of a type without its arguments: `Set` of `Set<String>` and of `Swift.Set<String>`.
    private var baseName: String? {
        self.as(IdentifierTypeSyntax.self)?.name.text ?? self.as(MemberTypeSyntax.self)?.name.text
    }

    /// Whether it is written as a collection.
    var isCollection: Bool {
        self.is(ArrayTypeSyntax.self) || self.is(DictionaryTypeSyntax.self)
            || baseName.map { ["Array", "Dictionary", "Set", "RecordSortedSet"].contains($0) } ?? false
    }

    /// What it is, when no index can order it; nil when that depends on a type of the program's.
    var unindexable: String? {
        if let wrapped = optionalWrapped { return wrapped.unindexable }
        if self.as(ArrayTypeSyntax.self)?.element.trimmedDescription == "UInt8" { return "bytes" }
        if isCollection { return "a collection" }
        switch baseName {
        case "Data": return "bytes"
        case "RecordCounter": return "a counter"
        case "Any", "AnyObject": return "of any type"
        default: return self.is(SomeOrAnyTypeSyntax.self) ? "of any type" : nil
        }
    }
}
