#include "Present/Base/Document.h"

namespace twobus
{
std::vector<int> stepNumbers (const Document& document)
{
    std::vector<int> numbers;
    auto last = 0;

    for (const auto& block : document.blocks)
    {
        if (block.kind == DocumentBlock::Kind::heading)
            last = 0;

        numbers.push_back (block.kind == DocumentBlock::Kind::step ? ++last : 0);
    }

    return numbers;
}

std::string spokenText (const DocumentBlock& block, int stepNumber)
{
    switch (block.kind)
    {
        case DocumentBlock::Kind::step: return std::to_string (stepNumber) + ". " + block.text;
        case DocumentBlock::Kind::keyRow: return block.keys + ": " + block.text;
        case DocumentBlock::Kind::heading:
        case DocumentBlock::Kind::paragraph:
        case DocumentBlock::Kind::item:
        case DocumentBlock::Kind::note: break;
    }

    return block.text;
}

std::string plainText (const Document& document)
{
    const auto numbers = stepNumbers (document);
    auto text = document.title + "\n";

    for (std::size_t i = 0; i < document.blocks.size(); ++i)
    {
        const auto& block = document.blocks[i];

        if (block.kind == DocumentBlock::Kind::heading)
            text += "\n";
        else if (block.kind == DocumentBlock::Kind::item)
            text += "• ";

        text += spokenText (block, numbers[i]) + "\n";
    }

    return text;
}

DocumentBlock heading (std::string text) { return { DocumentBlock::Kind::heading, std::move (text) }; }

DocumentBlock paragraph (std::string text) { return { DocumentBlock::Kind::paragraph, std::move (text) }; }

DocumentBlock step (std::string text) { return { DocumentBlock::Kind::step, std::move (text) }; }

DocumentBlock item (std::string text) { return { DocumentBlock::Kind::item, std::move (text) }; }

DocumentBlock note (std::string text) { return { DocumentBlock::Kind::note, std::move (text) }; }

DocumentBlock warning (std::string text)
{
    return { DocumentBlock::Kind::note, std::move (text), {}, Severity::caution };
}

DocumentBlock keyRow (std::string keys, std::string text)
{
    return { DocumentBlock::Kind::keyRow, std::move (text), std::move (keys) };
}
} // namespace twobus
