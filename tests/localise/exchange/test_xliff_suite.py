"""The OASIS XLIFF suites: what is valid is read, what is not is refused for its own reason."""

from pathlib import Path

import pytest

from shudian.finding import failed
from shudian.localise.exchange.xliff import check

#: The finding that stands for the constraint that each file breaks.
REASONS = {
    "xliff-attribute": """
        bad_InvalidDirAttributeOnSource
        bad_InvalidExtensionAttributeOnPc
        bad_InvalidExtensionAttributeOnSegment
        bad_InvalidExtensionAttributeOnSource
        bad_InvalidExtensionAttributeOnTarget
        bad_InvalidFSAttribute
        bad_InvalidFSAttributeOnEc
        bad_InvalidTranslateInSegment
        Bad-mda_meta-missplaced-appliesTo
        Bad-mtc_match-has-xml_lang
        Bad-slr_equivStorage-ec-not-isolated
        Bad-slr_sizeInfo-ec-not-isolated
        Bad-slr_sizeInfoRef-ec-not-isolated
    """,
    "xliff-comment": """
        bad_InvalidCommentAnnotation1
        bad_InvalidCommentAnnotation2
        bad_InvalidCommentAnnotation3
        bad_InvalidCommentAnnotation4
        bad_InvalidNoteRefInUnit
    """,
    "xliff-content": """
        bad_InvalidExtensionElementInData
        bad_InvalidExtensionElementInOriginalData
        bad_InvalidExtensionElementInSegment
        bad_InvalidValidation
        Bad-mda_missing-metaGroup
    """,
    "xliff-copy": """
        bad_CopyOfWithNoCopyReference
    """,
    "xliff-differs": """
        bad_DifferentCanCopyInScAndEc
        bad_DifferentCanDeleteInScAndEc
        bad_DifferentCanOverlapInScAndEc
        bad_DifferentCanReorderInScAndEc
        bad_YesCanReorderInEcForFirstNoInSc
    """,
    "xliff-excludes": """
        bad_CommentWithValueAndRef
        bad_CopyOfWithOriginalData
        bad_RefAndValueInComment
        Bad-slr_sizeInfo-with-sizeInfoRef
        Bad-slr_sizeInfoRef-with-sizeInfo
    """,
    "xliff-fragment": """
        bad_InvalidFragIdBadOrder
        bad_InvalidFragIdDuplicatedPrefix
        bad_InvalidFragIdMissplacedLeaf
        bad_InvalidFragIdNoSingleLeaf
        bad_InvalidFragIdPrefixNotNmtoken
        bad_InvalidFragIdPrefixTooShort
        bad_InvalidFragIdSyntax
        bad_InvalidFragIdUnknownPrefix
        Bad-mtc_wrong-ref-syntax
    """,
    "xliff-glossary": """
        Bad-gls_glossEntry-w-o-translation-or-definition
    """,
    "xliff-hex": """
        bad_InvalidHexRangeOnCp
    """,
    "xliff-id": """
        bad_DataIdNotUnique
        bad_DuplicateExtElemIdsInFile
        bad_DuplicateExtElemIdsInGroup
        bad_DuplicateExtElemIdsInUnit
        bad_DuplicateNoteIdsInFile
        bad_DuplicateNoteIdsInGroup
        bad_DuplicateNoteIdsInUnit
        bad_FileIdNotUnique
        bad_GroupIdNotUnique
        bad_IgnorableIdNotUnique
        bad_PartIdNotUnique
        bad_SegmentIdNotUnique
        Bad-gls_glossEntry-and-translation-not-unique-in-glossary
        Bad-mda_metaGroup-id-not-unique
        Bad-mtc_match-ID-not-unique
        Bad-res_resourceItem-not-unique
        Bad-res_resourceItemRef-not-unique
    """,
    "xliff-language": """
        bad_InvalidXmlLangInheritedFromFile
        bad_InvalidXmlLangInheritedFromGroup
        bad_InvalidXmlLangInheritedFromUnit
        bad_InvalidXmlLangOnFile
        bad_InvalidXmlLangOnGroup
        bad_InvalidXmlLangOnUnit
        bad_WrongLangOnTarget
        bad_WrongSourceLang
        bad_WrongTargetLang
        Bad-res_source-xml_lang-not-same-as-xliff
    """,
    "xliff-needs": """
        bad_SubStateWithoutState
        bad_SubTypeWithoutType
        Bad-fs_subFs-not-allowed-w-o-fs
        Bad-mtc_subType-w-o-type-match
    """,
    "xliff-no-attribute": """
        bad_GroupWithoutId
        Bad-mda_meta-missing-type
    """,
    "xliff-order": """
        bad_OrderNotUnique1
        bad_OrderNotUnique2
    """,
    "xliff-pair": """
        bad_ConfusedIsolatedOnEc
        bad_EcBeforeSc
        bad_EmBeforeSm
        bad_InvalidIsolatedOnEc
        bad_InvalidIsolatedOnSc
        bad_InvalidLoneEm
        bad_InvalidLoneSm
        bad_IsolatedEcWithId
        bad_MissingIsolatedOnEc
        bad_MissingIsolatedOnSc
        bad_NonIsolatedEcWithoutStartRef
    """,
    "xliff-reference": """
        bad_CopyOfWithBadReference
        bad_DataRefWithoutOriginalData
        bad_InvalidDataRef
        bad_InvalidDataRefEnd
        bad_InvalidDataRefStart
        bad_SubFlowWithInvalidReference
        bad_UnknownDataRefEndValue
        bad_UnknownDataRefStartValue
        bad_UnknownDataRefValue
        Bad-ctr_appliesTo-not-using-ref-to-resolvableID
        Bad-ctr_ref-not-pointed-to-resolvableID
        Bad-ctr_revisions-not-using-ref-to-resolvableID
        Bad-mtc_wrong-ref-value
        Bad-slr_sizeInfoRef-has-no-data-sib
    """,
    "xliff-removed": """
        bad_MissingNonRemovable1
        bad_MissingNonRemovable2
    """,
    "xliff-reorder": """
        bad_canReorderContext1
        bad_canReorderContext2
        bad_canReorderContext3
    """,
    "xliff-reorder-first": """
        bad_MissingReorderFirstNo
    """,
    "xliff-reordered": """
        bad_WrongReordering1
        bad_WrongReordering2
    """,
    "xliff-revision": """
        Bad-ctr-property-not-legit-category
        Bad-ctr_property-not-content-or-valid-attribute-ref
    """,
    "xliff-rule": """
        Bad-val_ExactlyOneAttributeOnRule
        Bad-val_existsInSourcePatternOnRule
    """,
    "xliff-sequence": """
        bad_IgnorableWithoutSource
        bad_InvalidExtensionElementInFile
        bad_InvalidExtensionElementOutsideFile
        bad_InvalidNotesInFile
        bad_InvalidNotesInGroup
        bad_InvalidNotesInUnit
        bad_NoFile
        bad_NoUnitOrGroupInFile
        bad_NotesWithoutNote
        bad_OriginalDataWithoutData
        bad_SegmentWithoutSource
        bad_TwoSourceInUnit
        bad_UnitWithoutSegment
    """,
    "xliff-size": """
        Bad-slr_equivStorage-not-integer
        Bad-slr_sizeInfo-not-integer
        Bad-slr_sizeRestriction-patterns
        Bad-slr_storageRestriction-patterns
    """,
    "xliff-skeleton": """
        bad_EmptySkeletonWithoutHref
        bad_NonEmptySkeletonWithHref
        Bad-res_source-has-content-and-href
    """,
    "xliff-space": """
        bad_DifferentXmlSpace
    """,
    "xliff-subtype": """
        bad_InvalidTypeSubTypeValues
    """,
    "xliff-target-language": """
        bad_NoTrgLang
        bad_NoTrgLangWithIgnorable
    """,
    "xliff-text": """
        Bad-gls_invalid-extension
    """,
    "xliff-value": """
        bad_InvalidFSAttributeValue
        bad_InvalidHexValueOnCp
        bad_InvalidId1
        bad_InvalidId2
        bad_InvalidId3
        bad_InvalidStateValue
        bad_InvalidTypeValue
        bad_SrcLangNotWellFormed
        bad_SubFlowWithInvalidValue
        bad_TrgLangNotWellFormed
        bad_XmlLangNotWellFormed
        Bad-fs_fs-not-valid-HTML
        Bad-mda_metaGroup-id-not-nmtoken
        Bad-mda_metaGroup-invalid-appliesTo
        Bad-mda_metadata-id-not-nmtoken
        Bad-mtc_id-not-nmtoken
        Bad-mtc_type-value-not-in-list
        Bad-val_invalid-caseSensitive
        Bad-val_invalid-normalization
        Bad-val_invalid-occurs
    """,
}
#: Not well-formed, and metadata that stands in the core namespace: the suite's own slips.
SLIPS = {"Good-pgs_plural", "Good-mda_top-level"}


def files(shared_data: Path, version: str, kind: str) -> list[Path]:
    folder = shared_data / "localise" / "xliff2" / f"xliff-{version}" / "test-suite"
    if not folder.is_dir():
        pytest.skip("the OASIS suite is not here")
    return sorted(folder.glob(f"*/{kind}/*.xlf"))


def test_what_is_valid_is_read(shared_data: Path) -> None:
    for version, count in (("21", 59), ("22", 61)):
        valid = files(shared_data, version, "valid")
        assert len(valid) == count
        for path in valid:
            root, found = check.read(path.read_bytes(), path.name)
            assert (root is None or failed(found)) == (path.stem in SLIPS), (path.name, found)


def test_pairs_of_the_suite_are_read(shared_data: Path) -> None:
    for path in files(shared_data, "21", "in-out"):
        root, found = check.read(path.read_bytes(), path.name)
        assert root
        assert not failed(found), (path.name, found)


@pytest.mark.parametrize("version", ["21", "22"])
def test_what_is_invalid_is_refused_with_its_reason(shared_data: Path, version: str) -> None:
    reasons = {name: code for code, names in REASONS.items() for name in names.split()}
    invalid = files(shared_data, version, "invalid")
    assert len(invalid) == 162
    for path in invalid:
        _, found = check.read(path.read_bytes(), path.name)
        right = [each for each in found if each.code == f"localise.{reasons[path.stem]}"]
        assert right, (path.name, [each.code for each in found])
        assert all(each.place.line and each.place.file == path.name for each in found)


def test_what_stands_out_of_place_is_named_by_its_own_line() -> None:
    units = "\n".join(f'<unit id="{at}"><segment><source/></segment></unit>' for at in range(50))
    head = '<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="zh"><file id="f">\n'
    (late,) = check.read(f"{head}{units}\n<notes><note/></notes></file></xliff>".encode())[1]
    assert (late.code, late.place.line) == ("localise.xliff-sequence", 52)
    (lacking,) = check.read(f'{head}{units}\n<unit id="z"/></file></xliff>'.encode())[1]
    assert (lacking.code, lacking.place.line) == ("localise.xliff-sequence", 52)
