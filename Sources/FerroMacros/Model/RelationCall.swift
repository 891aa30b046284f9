import SwiftSyntax

/// The parts of `belongsTo(User.self, \.authorID)` or `manyToMany(Tag.self, through: Tagging.self, \.postID, \.tagID)`.
struct RelationCall {
    var kind: ModelRelation.Kind
    /// `User`; nil when the first argument is not a type written out.
    var related: String?
    /// `Tagging`; nil unless the call names a second type.
    var pivot: String?
    /// Whether the second type is labelled `withPivot`.
    var isPivoted: Bool
    /// `authorID`.
    var key: String?

    init(kind: ModelRelation.Kind, call: FunctionCallExprSyntax) {
        self.kind = kind
        let arguments = Array(call.arguments)
        related = arguments.first?.expression.writtenType
        let second = arguments.dropFirst().first { ["through", "withPivot"].contains($0.label?.text) }
        pivot = second?.expression.writtenType
        isPivoted = second?.label?.text == "withPivot"
        if let path = arguments.dropFirst().first?.expression.as(KeyPathExprSyntax.self) {
            key = path.components.last?.component.as(KeyPathPropertyComponentSyntax.self)?.declName.trimmedDescription
        }
    }
}

extension ExprSyntax {
    /// `User` of `User.self`.
    fileprivate var writtenType: String? {
        guard let type = self.as(MemberAccessExprSyntax.self), type.declName.baseName.tokenKind == .keyword(.self)
        else { return nil }
        return type.base?.trimmedDescription
    }

    /// The call of `belongsTo`, `hasMany` or another of their kind that the expression begins with.
    var relationCall: RelationCall? {
        guard let call = self.as(FunctionCallExprSyntax.self) else { return nil }
        if let kind = call.calledExpression.relationKind { return RelationCall(kind: kind, call: call) }
        return call.calledExpression.as(MemberAccessExprSyntax.self)?.base?.relationCall
    }

    private var relationKind: ModelRelation.Kind? {
        if let plain = self.as(DeclReferenceExprSyntax.self) { return .init(rawValue: plain.baseName.text) }
        guard let member = self.as(MemberAccessExprSyntax.self), member.base?.is(DeclReferenceExprSyntax.self) == true
        else { return nil }
        return .init(rawValue: member.declName.baseName.text)
    }
}
