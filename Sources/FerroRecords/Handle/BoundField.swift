/// A field of one record.
@dynamicMemberLookup
public struct BoundField<Value: Sendable>: Sendable {
    let place: RecordPlace
    let field: RecordField<Value>

    /// A field of the nested struct.
    public subscript<Member>(
        dynamicMember member: KeyPath<Value.Fields, RecordField<Member>>
    ) -> BoundField<Member> where Value: RecordFields {
        BoundField<Member>(place: place, field: field[dynamicMember: member])
    }
}
