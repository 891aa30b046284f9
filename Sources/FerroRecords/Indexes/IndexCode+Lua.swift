// A test holds both languages against each other.
extension IndexCode {
    /// `code(kind, stored)` and `id_in(kind, member)` for scripts: the same as ``of(_:_:)``, and what follows the code.
    static let lua = #"""
        local nines = {}
        for digit = 0, 9 do nines[tostring(digit)] = tostring(9 - digit) end

        local function whole_code(text)
            local sign, digits = string.match(text, '^(-?)0*(%d+)$')
            if not digits or #digits > 60 then return '2' end
            if sign == '' or digits == '0' then return '1' .. string.char(96 + #digits) .. digits end
            return '1' .. string.char(96 - #digits) .. string.gsub(digits, '%d', nines)
        end

        local function floating_code(text)
            local number
            if text == 'inf' then number = math.huge
            elseif text == '-inf' then number = -math.huge
            elseif string.find(text, '^[-+.%deE]+$') then number = tonumber(text) end
            if not number then return '2' end
            local bytes = {string.byte(struct.pack('>d', number + 0), 1, 8)}
            if bytes[1] < 128 then
                bytes[1] = bytes[1] + 128
            else
                for i = 1, 8 do bytes[i] = 255 - bytes[i] end
            end
            return '1' .. string.char(unpack(bytes))
        end

        local function code(kind, stored)
            if not stored then return '0' end
            if kind == 'integer' then return whole_code(stored) end
            if kind == 'double' then return floating_code(stored) end
            return '1' .. string.gsub(stored, '%z', '\0\255') .. '\0\0'
        end

        local function id_in(kind, member)
            if string.byte(member, 1) ~= 49 then return string.sub(member, 2) end
            if kind == 'integer' then return string.sub(member, 3 + math.abs(string.byte(member, 2) - 96)) end
            if kind == 'double' then return string.sub(member, 10) end
            local _, last = string.find(member, '\0\0', 2, true)
            return string.sub(member, (last or #member) + 1)
        end

        """#
}
