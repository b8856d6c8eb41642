"""Ordinary values: what charities, clubs, parishes, schools, choirs, companies and co-operatives type."""

from __future__ import annotations


def values(table: str) -> list[str]:
    """Return the values of a table, which stand between bars."""
    return table.strip().replace("\n", " ").split(" | ")


# ---- nouns for people, by whether they are one or many

ONE = values("""
board of trustees | Board of Trustees | Trustee Board | Board | Board of Directors | Governing Body | governing body |
Board of Governors | local governing board | PCC | Parochial Church Council | Parochial Church Council (PCC) |
Vestry | Kirk Session | Deacons’ Court | church leadership team | Presbytery | Church Meeting | Session | vicar |
committee | Committee | the committee | management committee | Management Committee | PTA committee | PTA Committee |
Executive | Exec | Executive Committee | executive committee | National Executive | Council | council |
Council of Management | Audit and Risk Committee | Finance and General Purposes Committee | Advisory Board |
steering group | Steering Group | core group | working party | Parish Council | town council | management team |
Senior Leadership Team | SLT | leadership team | owner | founder | members’ council | Board of Management |
management board | Group Executive Committee | Group Scout Council |
Scout Group Executive | management | Society Council | Choir Committee | band committee | Court of Directors |
Resident Board | residents’ committee | staff team | team | our team | everyone | everyone who helps us | everybody |
anyone who helps us | everyone at Oak | workforce | the workforce | crew | congregation | the public | public |
community | the community | local community | wildlife
""")
MANY = values("""
trustees | the trustees | Trustees | charity trustees | board members | members of the Board | directors | Directors |
company directors | non-executive directors | trustees and directors | trustee directors |
directors and company secretary | governors | academy trustees | PCC members | churchwardens | churchwardens and PCC |
wardens and standing committee | elders | deacons | circuit stewards | committee members |
management committee members | members of the committee | officers | committee officers | officers and committee |
club officers | council members | parish councillors | councillors | senior managers | managers |
managers and team leads | team leads | partners | owners | co-op directors | leaders and helpers | leaders |
section leaders | Chair, Secretary and Treasurer | chair and committee | chairman and committee |
tenant board members | staff | staff and volunteers | staff, volunteers and trustees | staff, students and governors |
all who help us | all staff | all staff and volunteers | colleagues | employees | employees and volunteers | workers |
paid staff | paid and unpaid staff | members of staff | staff members | volunteers | volunteers and helpers |
our volunteers | helpers | members | members and helpers | players, coaches and parents | players | coaches |
coaches and officials | crew members | singers | singers and helpers | performers | cast and crew |
leaders, young leaders and helpers | Scouters | adult volunteers | people | people who help us | team members |
people in the team | personnel | clergy | clergy and lay ministers | clergy and people | ministers | lay leaders |
worship leaders | parents | parents and carers | parents, carers and teachers | teachers and governors | pupils |
students | children | children and young people | children and families | young people | young people aged 11 to 18 |
young adults | youth | older people | the elderly | elderly | homeless people | homeless | people with dementia |
people living with HIV | adults with learning disabilities | families affected by cancer | families | clients |
customers | guests | service users | users | patients | beneficiaries | residents | tenants |
tenants and leaseholders | leaseholders | neighbours | readers | learners | visitors | listeners | audiences |
members of the public | people in the community | local people | parishioners | animals | cats and dogs |
horses and riders | carers | refugees and asylum seekers | women | women and girls | disabled people | supporters |
donors | donors and supporters | friends | friends of the Trust | Friends | sponsors | fans | alumni | followers |
subscribers | funders | patrons | salespeople | chairmen | deputies | heads of department
""")

# ---- who and what

NAMES = values("""
Northbank Youth Trust | Oakvale Befrienders | The Oak Trust | the Samaritans | Oak Ltd. | Oak Ltd | Acme Inc. |
Barnaby's | Barnaby’s | St Mary's | St. Mary's | Friends of Oak Park | The Friends of Oak Park | Oak C.I.C. |
Tea & Toast | Oak & Ash Co. | St James | The Joneses’ | Help! | What’s Next? | Oak (North) | 1st Oak Scouts |
1st Oak (St. Mary’s) Scout Group | Oak PTA | Oak Choral Society | Oak F.C. | OAK ATHLETIC | the Oak Hub | eOak |
Mothers' Union | Oak Housing Association | Oak Co-operative Society Ltd. | Ysgol y Dderwen | Oak U3A | Oak W.I. |
Hope House | The Boys’ Brigade | Citizens Advice Oak | export leeds | import x | A Better Oak | An Óige | Our Oak |
Us Too | Help for Heroes | Oak etc. | The Vale of Oak Arts & Crafts Guild | Oak Ramblers | Oakies | the PTA | FOAK
""")
TITLES = values("""
Chair | Vice-Chair | Chair of Trustees | Chairperson | Convener | President | Secretary | Hon. Sec. | Hon. Secretary |
Hon. Treas. | Treasurer | Chief Executive | CEO | Manager | Office Manager | Head of Communications | HR Manager |
HR team | IT Support Desk | Welfare Officer | Safeguarding Lead | Designated Safeguarding Lead | Vicar | Rev. | Elder |
Churchwarden | Headteacher | Head of Year | Administrator | Editor | Youth Worker | Outreach Worker | Owner |
Managing Director | Director, Services and Safeguarding | Trustee for Speaking Up | Company Secretary | line manager |
Artistic Director | Musical Director (M.D.) | Akela | Group Scout Leader | Captain | Coach | Welfare Officer/Secretary |
Chair or Secretary | Executive Team | Committee | trustees | Operations Manager (N.I.) | Data Protection Officer |
Unit Lead
""")
HELP = values("""
employee assistance programme | Employee Assistance Programme | EAP | helpline | the helpline | our helpline | your GP |
Samaritans | Mind | Childline | press office | Press Office | communications team | 0300 000 0000 | NSPCC Helpline |
press@oak.example.org | staff helpline on 0300 000 0000 | trained listeners | Oak helpline, 0300 000 0000 |
Safe Line Ltd. |
anyone on the committee | Chair | duty phone | wellbeing trustee | Oak Advice Co.
""")
PURPOSES = values("""
to help people in Oak | To help people in Oak. | Helping people in Oak | We help people in Oak. |
to run a hall for Oak Ltd. |
Our aim is to promote choral singing. | Promotes the study of history | Provide a village hall | Advancing education |
We exist to relieve poverty | to help people in St. Ives find work | Singing | to have fun!
""")
TIMES = values("""
7 years | 7 years. | for three years | six (6) years | at least 6 years | only as long as they are needed |
until they leave
""")
